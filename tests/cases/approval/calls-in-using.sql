alter table public.books alter column pages type bigint using public.purge();
-- loses: hidden-loss of public.purge()
-- loses: values-lost of public.books.pages
-- loses: rows-lost of public.fines
