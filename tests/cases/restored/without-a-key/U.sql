-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
-- irreversible: the rows of column public.books.title do not come back
-- irreversible: public.books: column title no longer has the values of its 3 rows
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   rows of public.notes, from keel.backup_v2_public_notes

set local lock_timeout = '5s';

-- What V2 takes is put back from what keel kept before it: without that nothing is done.
DO $keel$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['keel.backup_v2_public_notes'] LOOP
    IF pg_catalog.to_regclass(kept) IS NULL THEN
      RAISE EXCEPTION '% is not there: the rows of before V2 are to come from it', kept
        USING ERRCODE = 'undefined_table', HINT = 'keel keeps them when it applies V2, if the approval of V2 says `backup: table`. Bring the table back from elsewhere, or go without its rows: keel rollback --draft V2 --no-backup --force';
    END IF;
  END LOOP;
END
$keel$;

ALTER TABLE public.books ADD COLUMN title text;
CREATE TABLE public.notes (
    words text
);
INSERT INTO public.notes (words)
SELECT b.words FROM keel.backup_v2_public_notes b;
