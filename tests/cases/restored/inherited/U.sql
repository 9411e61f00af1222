-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
-- irreversible: the rows of column public.books.note do not come back
-- irreversible: the rows of column public.things.note do not come back
-- irreversible: public.things: column note no longer has the values of its 3 rows
-- irreversible: public.books: column note no longer has the values of its 3 rows
--
-- To keep the rows, let the migration copy them before it drops them:
--   create table if not exists public.books_before_v2 as select KEY, note from public.books;
--   and below: update public.books t set note = b.note from public.books_before_v2 b where b.KEY = t.KEY;
--   create table if not exists public.things_before_v2 as select KEY, note from public.things;
--   and below: update public.things t set note = b.note from public.things_before_v2 b where b.KEY = t.KEY;

set local lock_timeout = '5s';

ALTER TABLE public.things ADD COLUMN note text;
