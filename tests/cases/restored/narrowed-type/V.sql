alter table public.books
  alter column title type varchar(2) using left(title, 2),
  alter column title drop not null,
  alter column price type integer;
update public.books set tags = null;
