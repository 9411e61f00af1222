-- server: 18
alter table public.books add column weight int check (weight > 0) not enforced;
alter table public.books add column w2 int check (w2 > 0) enforced; -- expect: add-column-check
