-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
-- irreversible: the rows of column public.books.id do not come back
--
-- To keep the rows, let the migration copy them before it drops them:
--   create table if not exists public.books_before_v2 as select KEY, id from public.books;
--   and below: update public.books t set id = b.id from public.books_before_v2 b where b.KEY = t.KEY;

set local lock_timeout = '5s';

ALTER TABLE public.books ADD COLUMN id integer NOT NULL;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.books ADD CONSTRAINT books_pkey PRIMARY KEY (id);
