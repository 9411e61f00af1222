update public.books set note = '' where note is null;
alter table public.books alter column note set not null;
