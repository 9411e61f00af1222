create index t_v on t (v);
-- statement:
alter table t alter column v type varchar(40) collate "POSIX";
