-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   public.books.title, public.books.tags, from keel.backup_v2_public_books
-- Where such rows or values were changed or deleted since, they come back as they
-- were before.

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

-- may-fail: values may not fit into numeric
ALTER TABLE public.books ALTER COLUMN price TYPE numeric;
ALTER TABLE public.books ALTER COLUMN title TYPE text;
UPDATE public.books t SET title = b.title, tags = b.tags
FROM keel.backup_v2_public_books b WHERE t.id = b.id
  AND (t.title IS DISTINCT FROM b.title OR t.tags::text IS DISTINCT FROM b.tags::text);
-- may-fail: rows may hold NULL
ALTER TABLE public.books ALTER COLUMN title SET NOT NULL;
