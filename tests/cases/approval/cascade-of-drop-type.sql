drop type if exists public.address cascade;
-- loses: drop-cascade of public.address
-- loses:   with it column public.people.home
