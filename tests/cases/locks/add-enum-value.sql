create type e as enum ('a');
alter table t add column e e default 'a';
-- statement:
alter type e add value 'b';
