alter table public.books add constraint b1 foreign key (author_id) references public.authors (id) not valid;
alter table public.books add constraint b2 foreign key (stock) references public.authors (id) not valid;
alter table public.authors add constraint a1 foreign key (id) references public.books (id) not valid;
