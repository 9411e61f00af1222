drop type if exists public.mood;
create type public.mood as enum ('happy');
drop domain if exists public.amount;
create domain public.amount as numeric(12, 2);
