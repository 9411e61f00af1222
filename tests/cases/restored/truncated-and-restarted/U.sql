-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   rows of public.books, from keel.backup_v2_public_books
--   rows of public.loans, from keel.backup_v2_public_loans
-- Where such rows or values were changed or deleted since, they come back as they
-- were before.

set local lock_timeout = '5s';

-- What V2 takes is put back from what keel kept before it: without that nothing is done.
DO $keel$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['keel.backup_v2_public_books', 'keel.backup_v2_public_loans'] LOOP
    IF pg_catalog.to_regclass(kept) IS NULL THEN
      RAISE EXCEPTION '% is not there: the rows of before V2 are to come from it', kept
        USING ERRCODE = 'undefined_table', HINT = 'keel keeps them when it applies V2, if the approval of V2 says `backup: table`. Bring the table back from elsewhere, or go without its rows: keel rollback --draft V2 --no-backup --force';
    END IF;
  END LOOP;
END
$keel$;

INSERT INTO public.books (id, title)
SELECT b.id, b.title FROM keel.backup_v2_public_books b
WHERE NOT EXISTS (SELECT FROM public.books t WHERE t.id = b.id);
INSERT INTO public.loans (id, book)
OVERRIDING SYSTEM VALUE SELECT b.id, b.book FROM keel.backup_v2_public_loans b
WHERE NOT EXISTS (SELECT FROM public.loans t WHERE t.id = b.id);
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pg_catalog.setval(s, greatest(max(t.id), pg_catalog.pg_sequence_last_value(s)))
FROM public.books t, pg_catalog.to_regclass(pg_catalog.pg_get_serial_sequence('public.books', 'id')) s
WHERE s IS NOT NULL GROUP BY s;
SELECT pg_catalog.setval(s, least(min(t.id), pg_catalog.pg_sequence_last_value(s)))
FROM public.loans t, pg_catalog.to_regclass(pg_catalog.pg_get_serial_sequence('public.loans', 'id')) s
WHERE s IS NOT NULL GROUP BY s;
