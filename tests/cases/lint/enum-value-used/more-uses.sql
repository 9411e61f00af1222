-- before:
create table public.cats (id int primary key, state public.mood);
-- migration:
alter type public.mood add value 'a';
alter type public.mood add value 'b';
alter type public.mood add value 'c';
alter type public.mood add value 'd';
create function public.f() returns bigint language sql as $$ select count(*) from public.cats where state = 'a' $$; -- expect: enum-value-used
create function public.g() returns bigint language plpgsql as $$ begin return (select count(*) from public.cats where state = 'b'); end $$;
create policy cats_b on public.cats using (state = 'b'); -- expect: enum-value-used
insert into public.cats values (1, 'sad') on conflict (id) do update set state = 'c'; -- expect: enum-value-used
insert into public.cats (id, state) select 1, 'd'; -- expect: enum-value-used
