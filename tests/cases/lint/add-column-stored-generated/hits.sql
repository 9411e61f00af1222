alter table public.books add column value numeric generated always as (price * stock) stored; -- expect: add-column-stored-generated
alter table public.books
  add column if not exists shouted text not null generated always as (upper(title)) stored; -- expect: add-column-stored-generated
