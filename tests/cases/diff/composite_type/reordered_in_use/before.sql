create type public.pair as (a int, b text);
create table public.t (id int, p public.pair); create function public.f(public.pair) returns int language sql as 'select 1';
