-- before:
create domain public.key as uuid default gen_random_uuid();
create domain public.moment as timestamptz default now();
-- migration:
alter table public.books add column t1 public.key; -- expect: add-column-volatile-default
alter table public.books add column t2 key default null;
alter table public.books add column t3 key default '00000000-0000-0000-0000-000000000000';
alter table public.books add column t4 public.key[];
alter table public.books add column t5 public.moment;
