cluster public.books using books_pkey;
create index books_title on public.books (title);
alter table public.authors alter column email set not null;
alter table public.books alter column stock set not null;
reindex table public.books;
