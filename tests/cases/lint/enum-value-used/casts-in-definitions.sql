-- before:
create table public.cats (id int primary key, note text);
-- migration:
alter type public.mood add value 'a';
alter type public.mood add value 'b';
alter type public.mood add value 'c';
alter type public.mood add value 'd';
alter type public.mood add value 'e';
alter table public.cats add column f text default 'a'::public.mood::text; -- expect: enum-value-used
alter table public.cats add column g text check (g <> 'b'::public.mood::text); -- expect: enum-value-used
create table public.dogs (h text default 'c'::public.mood::text); -- expect: enum-value-used
create table public.birds (i text, check (i <> 'd'::public.mood::text)); -- expect: enum-value-used
alter table public.cats alter column note set default 'e'::public.mood::text; -- expect: enum-value-used
alter table public.cats alter column note drop default;
alter table public.elsewhere alter column note set default 'e';
