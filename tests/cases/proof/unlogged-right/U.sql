alter table public.books set logged;
