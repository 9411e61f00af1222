ALTER SEQUENCE public.t_id_seq RENAME TO counter;
-- privilege-change: who may do what changes
REVOKE USAGE ON SEQUENCE public.counter FROM keel_reader;
-- privilege-change: who may do what changes
GRANT SELECT ON SEQUENCE public.counter TO keel_reader;
