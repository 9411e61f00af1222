-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   rows of public.authors, from keel.backup_v2_public_authors
--   rows of public.books, from keel.backup_v2_public_books

set local lock_timeout = '5s';

-- What V2 takes is put back from what keel kept before it: without that nothing is done.
DO $keel$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['keel.backup_v2_public_authors', 'keel.backup_v2_public_books'] LOOP
    IF pg_catalog.to_regclass(kept) IS NULL THEN
      RAISE EXCEPTION '% is not there: the rows of before V2 are to come from it', kept
        USING ERRCODE = 'undefined_table', HINT = 'keel keeps them when it applies V2, if the approval of V2 says `backup: table`. Bring the table back from elsewhere, or go without its rows: keel rollback --draft V2 --no-backup --force';
    END IF;
  END LOOP;
END
$keel$;

CREATE TABLE public.authors (
    id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    born date,
    year integer GENERATED ALWAYS AS (EXTRACT(year FROM born)) STORED,
    CONSTRAINT authors_pkey PRIMARY KEY (id)
);
CREATE SEQUENCE public.books_id_seq AS integer;
CREATE TABLE public.books (
    id integer NOT NULL DEFAULT nextval('public.books_id_seq'::regclass),
    author integer NOT NULL,
    parent integer,
    extra json,
    CONSTRAINT books_pkey PRIMARY KEY (id)
);
ALTER TABLE public.books ENABLE ROW LEVEL SECURITY;
CREATE POLICY nobody ON public.books USING (false);
ALTER SEQUENCE public.books_id_seq OWNED BY public.books.id;
INSERT INTO public.authors (id, born)
OVERRIDING SYSTEM VALUE SELECT b.id, b.born FROM keel.backup_v2_public_authors b;
SET LOCAL row_security = off;
INSERT INTO public.books (id, author, parent, extra)
SELECT b.id, b.author, b.parent, b.extra FROM keel.backup_v2_public_books b;
ALTER TABLE public.books FORCE ROW LEVEL SECURITY;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.books ADD CONSTRAINT books_author_fkey FOREIGN KEY (author) REFERENCES public.authors(id);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.books ADD CONSTRAINT books_parent_fkey FOREIGN KEY (parent) REFERENCES public.books(id);
CREATE TRIGGER refuse BEFORE INSERT ON public.books FOR EACH ROW EXECUTE FUNCTION public.refuse();
-- privilege-change: what the trigger guards is guarded otherwise
ALTER TABLE public.books DISABLE TRIGGER refuse;
SELECT pg_catalog.setval(s, greatest(max(t.id), pg_catalog.pg_sequence_last_value(s)))
FROM public.authors t, pg_catalog.to_regclass(pg_catalog.pg_get_serial_sequence('public.authors', 'id')) s
WHERE s IS NOT NULL GROUP BY s;
SELECT pg_catalog.setval(s, greatest(max(t.id), pg_catalog.pg_sequence_last_value(s)))
FROM public.books t, pg_catalog.to_regclass(pg_catalog.pg_get_serial_sequence('public.books', 'id')) s
WHERE s IS NOT NULL GROUP BY s;
