alter table public.books alter column note type text using note::text;
