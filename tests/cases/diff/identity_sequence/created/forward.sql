CREATE TABLE public.t (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
COMMENT ON SEQUENCE public.t_id_seq IS 'counts';
GRANT USAGE ON SEQUENCE public.t_id_seq TO keel_reader;
