drop type public.mood; -- expect: drop-type
drop domain if exists public.amount; -- expect: drop-type
drop type if exists public.nobody_knows cascade; -- expect: drop-type
create type public.scratch as (a int);
drop type public.scratch;
