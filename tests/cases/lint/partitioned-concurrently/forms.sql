-- before:
create index events_what on public.events (what);
-- migration:
-- keel: no-transaction
create index concurrently events_id on public.events (id); -- expect: partitioned-concurrently
create index concurrently events_only on only public.events (id); -- expect: partitioned-concurrently
drop index concurrently if exists public.events_what; -- expect: partitioned-concurrently
create index concurrently events_2024_id on public.events_2024 (id);
drop index concurrently if exists public.books_author_id;
create index events_happened on public.events (happened_at);
drop index public.events_happened;
drop index concurrently if exists public.nobody_knows;
