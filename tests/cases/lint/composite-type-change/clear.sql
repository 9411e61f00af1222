-- before:
create type public.unused as (a int);
-- migration:
alter type public.unused add attribute b int;
alter type public.unused drop attribute b;
create type public.fresh as (a int);
create table public.shelves (id bigint, spot public.fresh);
alter type public.fresh add attribute b int;
alter type public.mood add value 'calm';
alter type public.fresh rename attribute a to c;
alter table public.authors add column home text;
