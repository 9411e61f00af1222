alter table public.books add constraint books_pages_check check (pages > 0) not valid; -- expect: not-valid-never-validated
alter table public.loans
  add constraint l1 foreign key (book_id) references public.authors not valid; -- expect: not-valid-never-validated
alter table public.books add check (stock > 0) not valid; -- expect: not-valid-never-validated
alter table public.books add constraint c1 check (price > 0) not valid;
alter table public.books validate constraint c1;
alter table public.books add constraint c2 check (price > 0) not valid;
alter table public.books drop constraint c2;
create table public.shelves (id bigint, constraint c3 check (id > 0) not valid);
alter table public.shelves add constraint c4 check (id < 9) not valid; -- expect: not-valid-never-validated
alter table public.shelves rename constraint c4 to c5;
alter table public.books rename to tomes;
alter table public.authors add constraint c6 check (name <> '') not valid;
drop table public.authors cascade;
