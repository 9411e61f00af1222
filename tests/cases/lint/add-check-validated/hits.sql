alter table public.books add constraint books_pages_check check (pages > 0); -- expect: add-check-validated
alter table books add check (pages > 0); -- expect: add-check-validated
alter table if exists public.books
  add constraint c1 check (pages > 0), -- expect: add-check-validated
  add constraint c2 check (stock > 0) no inherit; -- expect: add-check-validated
alter table public.unheard_of add check (a > 0); -- expect: add-check-validated
