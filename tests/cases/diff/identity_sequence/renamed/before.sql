create table t (id bigint generated always as identity primary key);
grant usage on sequence t_id_seq to keel_reader;
