delete from public.authors;
