-- kind: rollback
alter table public.books drop constraint if exists positive;
alter table public.books add constraint positive check (pages > 0) not valid;
alter table public.books add constraint negative check (pages > -9) not valid; -- expect: alter-without-guard
alter table public.books add column pages int; -- expect: alter-without-guard
