-- keel: no-transaction
alter table public.loans add constraint l1 foreign key (book_id) references public.authors (id) not valid;
alter table public.books add constraint b1 foreign key (author_id) references public.authors (id) not valid;
begin;
alter table public.loans add constraint l2 foreign key (book_id) references public.authors (id) not valid;
commit;
begin;
alter table public.books add constraint b2 foreign key (author_id) references public.authors (id) not valid;
alter table public.loans add constraint l3 foreign key (book_id) references public.books (id) not valid; -- expect: several-foreign-keys
commit;
