alter table public.loans add constraint loans_author foreign key (book_id) references public.authors not valid;
create table public.shelves (id bigint primary key, author_id bigint);
alter table public.shelves add constraint shelves_author foreign key (author_id) references public.authors (id);
create table public.boxes (id bigint primary key, shelf_id bigint references public.shelves (id));
create temp table scratch (a bigint);
alter table scratch add check (a > 0);
