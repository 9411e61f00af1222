create table if not exists public.copied (like public.authors);
create table if not exists public.authors (like public.books);
create table if not exists public.authors (country text) inherits (public.books);
create table if not exists public.events_2024 partition of public.events for values from (1) to (2);
create table if not exists private.totals (author_id bigint, books bigint, more int); -- expect: if-not-exists-hides-drift
create table if not exists public.numbered (id bigserial primary key, n smallserial);
create table if not exists public.numbered (id bigserial primary key, n smallint not null);
create table if not exists public.numbered (id bigserial primary key, n smallint); -- expect: if-not-exists-hides-drift
create index if not exists authors_mail on public.authors (email) include (name);
create index if not exists authors_mail on public.authors (email) include (name);
create index if not exists authors_mail on public.authors (email); -- expect: if-not-exists-hides-drift
create index if not exists authors_born on public.authors (born) where born is not null;
create index if not exists authors_born on public.authors (born); -- expect: if-not-exists-hides-drift
create index if not exists authors_lower on public.authors using hash (email);
create index if not exists authors_lower on public.authors (email); -- expect: if-not-exists-hides-drift
