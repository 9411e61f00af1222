-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
-- irreversible: the rows of column public.books.title do not come back
-- irreversible: public.books: column title no longer has the values of its 3 rows
--
-- To keep the rows, let the migration copy them before it drops them:
--   create table if not exists public.books_before_v2 as select KEY, title from public.books;
--   and below: update public.books t set title = b.title from public.books_before_v2 b where b.KEY = t.KEY;

set local lock_timeout = '5s';

DROP INDEX public.ids;
ALTER TABLE public.books ADD COLUMN title text;
