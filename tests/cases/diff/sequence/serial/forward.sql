CREATE SEQUENCE public.t_a_seq AS integer INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1 NO CYCLE;
ALTER TABLE public.t ADD COLUMN a integer NOT NULL DEFAULT nextval('public.t_a_seq'::regclass);
ALTER SEQUENCE public.t_a_seq OWNED BY public.t.a;
