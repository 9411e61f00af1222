create table public.shelves (id bigint primary key, author_id bigint references public.authors (id));
create table public.boxes (id bigint primary key, shelf_id bigint, loan_id bigint);
alter table public.loans add constraint l1 foreign key (book_id) references public.books (id) not valid;
alter table public.loans add column if not exists note text references public.authors (name);
alter table public.boxes add constraint b1 foreign key (shelf_id) references public.shelves (id);
alter table public.shelves add constraint s1 foreign key (author_id) references public.authors (id);
