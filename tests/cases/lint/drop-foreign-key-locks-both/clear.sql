-- before:
alter table public.books add constraint books_series foreign key (stock) references public.books (id);
-- migration:
alter table public.books drop constraint books_series;
alter table public.books drop constraint books_isbn_key;
alter table public.books drop constraint if exists unheard_of;
alter table public.unheard_of drop constraint unheard_of_book_fkey;
create table public.shelves (id bigint, author_id bigint references public.authors (id));
alter table public.shelves drop constraint shelves_author_id_fkey;
create table public.rooms (id bigint primary key);
alter table public.loans add constraint loans_room foreign key (book_id) references public.rooms (id) not valid;
alter table public.loans drop constraint loans_room;
