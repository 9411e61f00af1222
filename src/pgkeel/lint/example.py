"""The little schema that the samples of all rules stand on."""

EXAMPLE = """\
create schema if not exists private;
create table if not exists public.authors (
  id bigint generated always as identity primary key,
  name text not null,
  email text,
  born date
);
create table if not exists public.books (
  id bigint generated always as identity primary key,
  author_id bigint not null references public.authors (id) on delete cascade,
  title text not null,
  isbn varchar(20),
  pages integer,
  price numeric(10, 2) not null default 0,
  stock integer,
  published timestamptz,
  constraint books_isbn_key unique (isbn)
);
create index if not exists books_author_id on public.books (author_id);
create table if not exists public.loans (
  id bigint generated always as identity primary key,
  book_id bigint not null,
  reader uuid not null,
  lent_at timestamptz not null default now(),
  note text,
  constraint loans_book_id_fkey foreign key (book_id) references public.books (id)
);
create index if not exists loans_book_id on public.loans (book_id);
create table if not exists public.events (
  id bigint not null,
  happened_at timestamptz not null,
  what text not null,
  primary key (id, happened_at)
) partition by range (happened_at);
create table if not exists public.events_2024 partition of public.events
  for values from ('2024-01-01') to ('2025-01-01');
create type public.mood as enum ('happy', 'sad');
create domain public.amount as numeric(10, 2);
create or replace view public.titles with (security_invoker = true) as
  select id, title from public.books;
create materialized view if not exists private.totals as
  select author_id, count(*) as books from public.books group by author_id;
create unique index if not exists totals_author_id on private.totals (author_id);
create or replace function private.touch() returns trigger
  language plpgsql set search_path = '' as $$ begin return new; end $$;
alter table public.authors enable row level security;
alter table public.books enable row level security;
alter table public.loans enable row level security;
alter table public.events enable row level security;
alter table public.events_2024 enable row level security;
create policy books_read on public.books for select to authenticated using (stock > 0);
create policy authors_read on public.authors for select to authenticated using (born is not null);
create policy loans_own on public.loans for all to authenticated
  using (reader = (select auth.uid())) with check (reader = (select auth.uid()));
create policy events_read on public.events for select to authenticated using (what <> '');
create policy events_2024_read on public.events_2024 for select to authenticated using (what <> '');
create trigger books_touch before update on public.books
  for each row execute function private.touch();
"""
"""PostgreSQL takes it as it stands once there is ``authenticated`` and ``auth.uid()``."""
