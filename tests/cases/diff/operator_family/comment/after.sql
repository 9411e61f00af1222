create operator family f using btree;
comment on operator family f using btree is 'x';
