alter table public.loans add constraint l1 foreign key (book_id) references public.authors (id) not valid;
alter table public.loans add column event_id bigint;
alter table public.loans add constraint l2 foreign key (event_id) references public.loans (id) not valid;
alter table public.books add constraint b1 foreign key (author_id) references public.authors (id) not valid; -- expect: several-foreign-keys
alter table public.books add constraint b2 foreign key (author_id) references public.unheard_of (id) not valid;
