create table t (id bigint not null primary key);
