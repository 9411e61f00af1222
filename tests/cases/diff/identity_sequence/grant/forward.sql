-- privilege-change: who may do what changes
GRANT SELECT, USAGE ON SEQUENCE public.t_id_seq TO keel_reader;
