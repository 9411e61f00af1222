-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   public.books.number, public.books.author, from keel.backup_v2_public_books

set local lock_timeout = '5s';

-- What V2 takes is put back from what keel kept before it: without that nothing is done.
DO $keel$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['keel.backup_v2_public_books'] LOOP
    IF pg_catalog.to_regclass(kept) IS NULL THEN
      RAISE EXCEPTION '% is not there: the rows of before V2 are to come from it', kept
        USING ERRCODE = 'undefined_table', HINT = 'keel keeps them when it applies V2, if the approval of V2 says `backup: table`. Bring the table back from elsewhere, or go without its rows: keel rollback --draft V2 --no-backup --force';
    END IF;
  END LOOP;
END
$keel$;

ALTER TABLE public.books ADD COLUMN author integer;
ALTER TABLE public.books ADD COLUMN number integer;
UPDATE public.books t SET number = b.number, author = b.author
FROM keel.backup_v2_public_books b WHERE t.id = b.id;
SET CONSTRAINTS ALL IMMEDIATE;
-- may-fail: rows may hold NULL
ALTER TABLE public.books ALTER COLUMN author SET NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.books ADD CONSTRAINT books_author_fkey FOREIGN KEY (author) REFERENCES public.authors(id) DEFERRABLE INITIALLY DEFERRED;
-- may-fail: rows may hold NULL
ALTER TABLE public.books ALTER COLUMN number SET NOT NULL;
ALTER TABLE public.books ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval(s, greatest(max(t.number), pg_catalog.pg_sequence_last_value(s)))
FROM public.books t, pg_catalog.to_regclass(pg_catalog.pg_get_serial_sequence('public.books', 'number')) s
WHERE s IS NOT NULL GROUP BY s;
