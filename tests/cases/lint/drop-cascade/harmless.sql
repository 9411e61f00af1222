-- What it holds is all that CASCADE is about; rules of their own tell of these.
drop schema if exists private cascade;
drop extension if exists citext cascade;
drop owned by reporting cascade;
-- Nothing can depend on these.
drop policy if exists books_read on public.books cascade;
drop trigger if exists books_touch on public.books cascade;
drop rule if exists keep on public.loans cascade;
drop publication if exists p cascade;
-- Made here.
create table public.scratch (id bigint primary key, other int);
create view public.scratches as select id from public.scratch;
alter table public.scratch drop column other cascade;
alter table public.scratch drop constraint scratch_pkey cascade;
drop table public.scratch cascade;
create temp table t (a int);
drop table t cascade;
-- RESTRICT is what is done without a word.
drop view if exists public.titles restrict;
truncate public.loans cascade;
revoke select on public.books from reporting cascade;
