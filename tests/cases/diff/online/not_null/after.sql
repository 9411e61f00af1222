alter table t alter a set not null, alter b set not null;
