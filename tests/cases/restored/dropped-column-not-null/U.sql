-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   public.books.isbn, public.books.pages, from keel.backup_v2_public_books

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

ALTER TABLE public.books ADD COLUMN isbn text;
ALTER TABLE public.books ADD COLUMN pages integer DEFAULT 1;
ALTER TABLE public.books DISABLE TRIGGER stamp;
UPDATE public.books t SET isbn = b.isbn, pages = b.pages
FROM keel.backup_v2_public_books b WHERE t.id = b.id;
ALTER TABLE public.books ENABLE TRIGGER stamp;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.books ADD CONSTRAINT books_pages_check CHECK ((pages > 0));
-- may-fail: rows may hold NULL
ALTER TABLE public.books ALTER COLUMN isbn SET NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.books ADD CONSTRAINT books_isbn_key UNIQUE (isbn);
