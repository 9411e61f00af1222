-- Every run empties it.
drop table if exists public.loans; -- expect: drop-table
create table public.loans (id bigint primary key);
-- What history knows is not made by IF NOT EXISTS.
create table if not exists public.books (id bigint primary key);
drop table public.books; -- expect: drop-table
drop view if exists public.titles;
drop materialized view if exists private.totals;
