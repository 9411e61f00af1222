-- keel: no-transaction
drop index concurrently if exists public.books_title;
create index concurrently books_title on public.books (title);
alter table public.events detach partition public.events_2024 concurrently;
refresh materialized view concurrently private.totals;
reindex table concurrently public.books;
vacuum public.books;
