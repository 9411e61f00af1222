alter table public.books set unlogged;
