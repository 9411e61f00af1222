create type mood as enum ('b', 'a', 'c');
create table t (m mood default 'a');
