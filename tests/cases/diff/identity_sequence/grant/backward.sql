-- privilege-change: who may do what changes
REVOKE SELECT, USAGE ON SEQUENCE public.t_id_seq FROM keel_reader;
