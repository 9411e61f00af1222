-- keel: no-transaction
drop index concurrently if exists public.books_title_idx;
