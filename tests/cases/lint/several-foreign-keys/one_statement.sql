alter table public.loans
  add constraint l1 foreign key (book_id) references public.authors (id) not valid,
  add constraint l2 foreign key (book_id) references public.books (id) not valid; -- expect: several-foreign-keys
