create table public.visits (
  id bigint,
  book_id bigint references public.books (id), -- expect: foreign-key-without-index
  at date
) partition by range (at);
create table public.visits_2024 partition of public.visits (foreign key (book_id) references public.books (id))
  for values from ('2024-01-01') to ('2025-01-01');
create table public.loans_old (like public.loans including all, foreign key (book_id) references public.books (id));
create table public.dropped (book_id bigint references public.books (id));
drop table public.dropped;
create table public.unlinked (book_id bigint constraint to_book references public.books (id));
alter table public.unlinked drop constraint to_book;
