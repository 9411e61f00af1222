create table t (a bigint not null, c text, d date default now());
