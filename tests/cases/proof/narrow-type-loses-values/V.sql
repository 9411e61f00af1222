alter table public.books alter column title type varchar(3) using left(title, 3);
