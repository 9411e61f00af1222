create table if not exists public.authors (id bigint primary key, name text not null, country text); -- expect: if-not-exists-hides-drift
create table if not exists authors (id bigint primary key, name varchar(20) not null); -- expect: if-not-exists-hides-drift
create table if not exists public.authors (id bigint primary key, name text); -- expect: if-not-exists-hides-drift
create table if not exists public.titles (id bigint primary key); -- expect: if-not-exists-hides-drift
create index if not exists books_author_id on public.books (title); -- expect: if-not-exists-hides-drift
create unique index if not exists books_author_id on public.books (author_id); -- expect: if-not-exists-hides-drift
create index if not exists books_author_id on public.loans (book_id); -- expect: if-not-exists-hides-drift
alter table public.books add column if not exists pages bigint; -- expect: if-not-exists-hides-drift
