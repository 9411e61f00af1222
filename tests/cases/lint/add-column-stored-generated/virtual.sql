-- server: 18
alter table public.books add column value numeric generated always as (price * stock) virtual;
alter table public.books add column value2 numeric generated always as (price * stock);
alter table public.books add column value3 numeric generated always as (price * stock) stored; -- expect: add-column-stored-generated
