-- before:
create table public.empty_parent (a int) partition by list (a);
-- migration:
create index events_what on public.events (what); -- expect: partitioned-index-blocking
create unique index if not exists events_key on public.events (id, happened_at); -- expect: partitioned-index-blocking
create index empty_parent_a on public.empty_parent (a); -- expect: partitioned-index-blocking
create index events_only on only public.events (what);
create index events_2024_what on public.events_2024 (what);
create table public.made (a int) partition by list (a);
create index made_a on public.made (a);
