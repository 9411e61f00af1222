create table t (id int, a int, b text);
alter table t add constraint c check (a > 2);
comment on constraint c on t is 'why';
