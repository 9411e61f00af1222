ALTER TABLE public.books ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE public.books_id_seq AS integer;
ALTER TABLE public.books ALTER COLUMN id SET DEFAULT nextval('public.books_id_seq'::regclass);
ALTER SEQUENCE public.books_id_seq OWNED BY public.books.id;
CREATE OR REPLACE VIEW public.ids (id) AS
 SELECT (id + 1) AS id
   FROM public.books;
ALTER TABLE public.z ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE public.a_sequence;
