-- server: 17
-- before:
alter table public.books add column value numeric generated always as (price * stock) stored;
-- migration:
alter table public.books alter column value set expression as (price); -- expect: set-expression
alter table public.unheard_of alter column value set expression as (1); -- expect: set-expression
alter table public.books alter column value drop expression;
create table public.shelves (id bigint, twice bigint generated always as (id * 2) stored);
alter table public.shelves alter column twice set expression as (id * 3);
