ALTER SEQUENCE public.counter RENAME TO t_id_seq;
-- privilege-change: who may do what changes
REVOKE SELECT ON SEQUENCE public.t_id_seq FROM keel_reader;
-- privilege-change: who may do what changes
GRANT USAGE ON SEQUENCE public.t_id_seq TO keel_reader;
