CREATE SEQUENCE public.t_id_seq;
CREATE TABLE public.t (
    id bigint NOT NULL DEFAULT nextval('public.t_id_seq'::regclass),
    b integer,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
