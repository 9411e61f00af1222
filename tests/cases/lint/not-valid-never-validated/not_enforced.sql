-- server: 18
alter table public.books add constraint books_pages_check check (pages > 0) not enforced;
alter table public.books add constraint books_stock not null stock not valid; -- expect: not-valid-never-validated
