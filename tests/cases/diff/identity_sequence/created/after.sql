create table t (id bigint generated always as identity primary key);
grant usage on all sequences in schema public to keel_reader;
comment on sequence t_id_seq is 'counts';
