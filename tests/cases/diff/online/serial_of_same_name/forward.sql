
BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.books ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE public.books_id_seq AS integer;
-- locks table public.books: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.books ALTER COLUMN id SET DEFAULT nextval('public.books_id_seq'::regclass);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER SEQUENCE public.books_id_seq OWNED BY public.books.id;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks view public.ids: ACCESS EXCLUSIVE, briefly
CREATE OR REPLACE VIEW public.ids (id) AS
 SELECT (id + 1) AS id
   FROM public.books;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- locks table public.z: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.z ALTER COLUMN id DROP IDENTITY;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE SEQUENCE public.a_sequence;
COMMIT;
