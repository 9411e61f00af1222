-- keel: no-transaction
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
alter table public.books validate constraint books_pages_check;
begin;
alter table public.books add constraint c1 check (stock > 0) not valid;
commit;
alter table public.books validate constraint c1;
begin;
alter table public.books add constraint c2 check (stock > 0) not valid;
alter table public.books validate constraint c2; -- expect: validate-in-same-transaction
commit;
alter table public.books
  add constraint c3 check (pages < 9999) not valid,
  validate constraint c3; -- expect: validate-in-same-transaction
