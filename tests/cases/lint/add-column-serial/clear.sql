create table public.shelves (id serial primary key, room text);
alter table public.shelves add column number serial;
create temp table scratch (a int);
alter table scratch add column number serial;
alter table public.books add column if not exists serial text;
alter table public.books add column "bigserial" text default 'serial';
alter table public.books add column number int default 0;
-- alter table public.books add column n serial;
comment on table public.books is 'alter table public.books add column n serial';
