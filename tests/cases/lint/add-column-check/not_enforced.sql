-- server: 18
alter table public.books add column weight int check (weight > 0) not enforced;
alter table public.books add column w2 int check (w2 > 0) enforced; -- expect: add-column-check
alter table public.books add column w3 int
  check (w3 > 0) not enforced
  check (w3 > 1); -- expect: add-column-check
