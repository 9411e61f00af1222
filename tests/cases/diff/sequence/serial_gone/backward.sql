CREATE SEQUENCE public.t_id_seq;
ALTER TABLE public.t ADD COLUMN id bigint NOT NULL DEFAULT nextval('public.t_id_seq'::regclass);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
