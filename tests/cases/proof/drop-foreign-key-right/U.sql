alter table public.sales add constraint sales_book_fk foreign key (book_id) references public.books (id) on delete cascade;
