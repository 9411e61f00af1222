alter table public.loans add constraint loans_author foreign key (book_id) references public.authors; -- expect: add-foreign-key-validated
alter table loans add foreign key (book_id) references authors (id) on delete cascade; -- expect: add-foreign-key-validated
alter table if exists public.loans
  add column if not exists other_id bigint,
  add constraint loans_other foreign key (other_id) references public.books (id); -- expect: add-foreign-key-validated
alter table public.books add constraint books_series foreign key (author_id) references public.books (id); -- expect: add-foreign-key-validated
create table public.shelves (id bigint primary key);
alter table public.books add constraint books_shelf foreign key (stock) references public.shelves (id); -- expect: add-foreign-key-validated
