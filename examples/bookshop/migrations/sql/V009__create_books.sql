-- Purpose: the catalogue: one row an edition, found by words and by titles with typing errors.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U009__create_books.sql
-- Changelog: Look a book up by its title, author or ISBN, or add it.

set local lock_timeout = '5s';

create table if not exists public.books (
  id uuid not null default gen_random_uuid(),
  isbn public.isbn13,
  title text not null,
  author text not null,
  published_year bigint,
  genre_id bigint not null,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.english'::regconfig, title), 'A')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, author), 'B')
  ) stored,
  constraint books_pkey primary key (id),
  constraint books_isbn_key unique (isbn),
  constraint books_genre_id_fkey foreign key (genre_id)
    references public.genres (id) on delete restrict,
  constraint books_created_by_fkey foreign key (created_by)
    references public.profiles (id) on delete set null,
  constraint books_title_length check (char_length(title) between 1 and 300),
  constraint books_author_length check (char_length(author) between 1 and 200)
);

create index if not exists books_genre_id_title_idx on public.books (genre_id, title);
create index if not exists books_created_by_idx on public.books (created_by);
create index if not exists books_search_idx on public.books using gin (search);
create index if not exists books_title_trgm_idx
  on public.books using gin (title extensions.gin_trgm_ops);

create or replace trigger books_set_updated_at
  before update on public.books
  for each row execute function private.set_updated_at();

alter table public.books enable row level security;

do $$
begin
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'books' and policyname = 'books_read'
  ) then
    create policy books_read on public.books
      for select to anon, authenticated using (true);
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'books' and policyname = 'books_add'
  ) then
    create policy books_add on public.books
      for insert to authenticated
      with check (created_by = (select auth.uid()));
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'books' and policyname = 'books_correct'
  ) then
    create policy books_correct on public.books
      for update to authenticated
      using ((select private.is_staff()))
      with check ((select private.is_staff()));
  end if;
end
$$;

revoke all on table public.books from anon, authenticated, service_role;
grant select on table public.books to anon, authenticated;
grant insert (isbn, title, author, published_year, genre_id) on table public.books
  to authenticated;
grant update (isbn, title, author, published_year, genre_id) on table public.books
  to authenticated;
grant select, insert, update, delete on table public.books to service_role;

comment on table public.books is 'The catalogue. One row an edition.';
comment on column public.books.isbn is 'Empty for books older than ISBNs.';
comment on column public.books.published_year is 'Year of this edition, if known.';
comment on column public.books.created_by is 'The member who added it; empty for imports.';
comment on column public.books.search is 'Title and author, for full-text search.';
