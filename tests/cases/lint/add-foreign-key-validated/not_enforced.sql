-- server: 18
alter table public.loans add constraint loans_author foreign key (book_id) references public.authors not enforced;
