grant usage, select on sequence t_id_seq to keel_reader;
