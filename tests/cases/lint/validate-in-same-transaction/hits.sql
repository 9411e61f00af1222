alter table public.books add constraint books_pages_check check (pages > 0) not valid;
alter table public.loans add constraint loans_author foreign key (book_id) references public.authors not valid;
comment on table public.books is 'In between.';
alter table public.books validate constraint books_pages_check; -- expect: validate-in-same-transaction
alter table loans validate constraint loans_author; -- expect: validate-in-same-transaction
alter table public.books add check (stock > 0) not valid;
alter table public.books validate constraint books_stock_check; -- expect: validate-in-same-transaction
alter table public.books
  add constraint c1 check (pages < 9999) not valid,
  validate constraint c1; -- expect: validate-in-same-transaction
alter table public.unheard_of add constraint c2 check (a > 0) not valid;
alter table public.unheard_of validate constraint c2; -- expect: validate-in-same-transaction
