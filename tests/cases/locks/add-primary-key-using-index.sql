create unique index i on t (id);
-- statement:
alter table t add constraint c primary key using index i;
