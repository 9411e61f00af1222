alter table public.loans set schema private; -- expect: set-schema
alter view if exists public.titles set schema private; -- expect: set-schema
alter function public.nobody_knows(int) set schema private; -- expect: set-schema
alter type public.mood set schema private; -- expect: set-schema
alter sequence public.numbers set schema private; -- expect: set-schema
