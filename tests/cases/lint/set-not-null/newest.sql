-- server: 18
-- before:
alter table public.books add constraint c1 check (pages is not null);
-- migration:
alter table public.books add constraint c2 not null stock; -- expect: set-not-null
alter table public.books add constraint c3 not null isbn not valid;
alter table public.books alter column isbn set not null; -- expect: set-not-null
alter table public.books add constraint c4 not null pages;
