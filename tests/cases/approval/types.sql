alter table public.books alter column price type numeric(10, 1);
alter table public.books alter column pages type bigint using null;
-- loses: narrow-column-type of public.books.price
-- loses: values-lost of public.books.pages
