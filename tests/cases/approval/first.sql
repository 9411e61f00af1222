-- Purpose: the tables of all cases.
-- Rollback: not needed, it is a sample.
create schema if not exists spare;
create table if not exists public.books (
  id bigint primary key,
  title text,
  pages int,
  price numeric(10, 4),
  read_on date,
  altered_at timestamptz default now()
);
create table if not exists public.loans (
  id bigint primary key,
  book_id bigint references public.books (id) on delete cascade
);
create table if not exists public.fines (
  id bigint primary key,
  loan_id bigint references public.loans (id) on delete cascade
);
create table if not exists public.notes (
  id bigint primary key,
  book_id bigint references public.books (id) on delete set null
);
create table if not exists public.shelves (id bigint primary key, label text);
create table if not exists public.log (id bigint primary key, what text);
create table if not exists spare.things (id bigint primary key, label text);
create table if not exists public."Odd" (id bigint primary key);
create type public.address as (street text, zip text);
create table if not exists public.people (id bigint primary key, home public.address);
create or replace view public.titles with (security_invoker = true) as
  select id, title from public.books;
create or replace view public.short_titles with (security_invoker = true) as
  select id, left(title, 3) as short from public.titles;
create or replace view public.labels with (security_invoker = true) as
  select id, label from public.shelves;
create or replace function public.purge() returns int language plpgsql as $$
begin
  delete from public.fines;
  return 1;
end $$;
create or replace function public.purge_all() returns int language plpgsql as $$
begin
  return public.purge();
end $$;
create or replace function public.shorten() returns void language sql as $$
  update public.books set title = left(title, 1)
$$;
create or replace function public.wipe() returns trigger language plpgsql as $$
begin
  delete from public.shelves;
  return new;
end $$;
create trigger wiping after insert on public.log for each row execute function public.wipe();
create or replace function public.stamp() returns trigger language plpgsql as $$
begin
  new.altered_at := now();
  return new;
end $$;
create trigger stamping before update on public.books
  for each row execute function public.stamp();
