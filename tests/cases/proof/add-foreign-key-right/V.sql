alter table public.sales drop constraint if exists sales_book_fk;
alter table public.sales add constraint sales_book_fk foreign key (book_id) references public.books (id) not valid;
