create table t (id bigint generated always as identity (sequence name counter) primary key);
grant select on sequence counter to keel_reader;
