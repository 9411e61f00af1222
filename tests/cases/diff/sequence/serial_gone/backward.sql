CREATE SEQUENCE public.t_id_seq AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
ALTER TABLE public.t ADD COLUMN id bigint NOT NULL DEFAULT nextval('public.t_id_seq'::regclass);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
