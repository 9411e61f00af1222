alter table public.books alter column note type int using 0;
