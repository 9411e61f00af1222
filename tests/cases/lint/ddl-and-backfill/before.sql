update public.books set stock = 0 where stock is null; -- expect: ddl-and-backfill
comment on table public.books is 'x';
alter table public.books add constraint a check (stock is not null) not valid;
alter table public.books add constraint b check (stock is not null) not valid;
update public.books set pages = 0 where pages is null;
