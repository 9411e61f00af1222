-- before:
create table public.cats (id int primary key, state public.mood, other text);
-- migration:
alter type public.mood add value 'a';
alter type public.mood add value 'b' before 'sad';
alter type public.mood add value 'c';
alter type public.mood add value 'd';
alter type public.mood add value 'e';
alter type public.mood add value 'f';
alter type public.mood add value 'g';
alter type public.mood add value 'h';
alter type public.mood add value 'i';
alter type public.mood add value 'j';
alter type public.mood add value 'k';
alter type public.mood add value 'unused';
insert into public.cats (id, other) values (1, 'a');
update public.cats set other = 'b' where other = 'b';
insert into public.cats (state, id) values ('sad', 0), ('a', 1); -- expect: enum-value-used
insert into public.cats values (2, 'b'); -- expect: enum-value-used
update public.cats set state = 'c'; -- expect: enum-value-used
delete from public.cats where state in ('sad', 'd'); -- expect: enum-value-used
alter table public.cats alter column state set default 'e'; -- expect: enum-value-used
select 'f'::mood; -- expect: enum-value-used
alter table public.cats add constraint x check (state <> 'g'); -- expect: enum-value-used
create view public.happy_cats as select id from public.cats where state = 'h'; -- expect: enum-value-used
create index cats_i on public.cats (id) where state = 'i'; -- expect: enum-value-used
create table public.dogs (state public.mood default 'j'); -- expect: enum-value-used
create table public.birds (state text default 'unused');
select 'unused'::text, '{k}'::text[];
select '{sad, "k"}'::public.mood[]; -- expect: enum-value-used
