create table if not exists public.authors (
  id int8 generated always as identity primary key, name text not null, email text, born date
);
create table if not exists public.fresh (id bigserial primary key);
create table if not exists public.fresh (id bigint primary key default 1);
create table if not exists public.copied (like public.books);
create table if not exists public.copied (id bigint primary key);
create table public.authors (a int);
create index if not exists books_author_id on public.books (author_id);
create index if not exists fresh_id on public.fresh (id);
alter table public.books add column if not exists pages int;
alter table public.books add column if not exists fresh text;
alter table public.books add column if not exists current mood;
alter table public.books add column if not exists current public.mood;
