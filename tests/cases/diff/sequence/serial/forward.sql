CREATE SEQUENCE public.t_a_seq AS integer;
ALTER TABLE public.t ADD COLUMN a integer NOT NULL DEFAULT nextval('public.t_a_seq'::regclass);
ALTER SEQUENCE public.t_a_seq OWNED BY public.t.a;
