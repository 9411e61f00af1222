create role keel_reader;
create table t (id bigint generated always as identity primary key);
