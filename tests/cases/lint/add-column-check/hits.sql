alter table public.books add column weight int check (weight > 0); -- expect: add-column-check
alter table public.books add column w2 int default 1 check (w2 > 0); -- expect: add-column-check
alter table public.books
  add column w3 int not null default 1
    constraint w3_positive check (w3 > 0) -- expect: add-column-check
    constraint w3_small check (w3 < 100); -- expect: add-column-check
alter table public.books add column w4 int check (w4 is not null) not null default 1; -- expect: add-column-check
alter table public.books add column w5 int
  unique
  check (w5 > 0); -- expect: add-column-check
