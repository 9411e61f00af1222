CREATE SEQUENCE public.s;
ALTER SEQUENCE public.s OWNED BY public.t.a;
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT nextval('public.s'::regclass);
