drop type public.mood;
create type public.mood as enum ('sad', 'glad');
