alter table if exists public.books set schema shop;
