alter table public.books add column slug text;
alter table public.books add column "unique" boolean default false;
create unique index concurrently books_slug on public.books (slug);
create table public.shelves (room text);
alter table public.shelves add column id bigint primary key;
alter table public.books add column if not exists isbn varchar(20) unique;
