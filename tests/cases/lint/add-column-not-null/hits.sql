alter table public.books add column language text not null; -- expect: add-column-not-null
alter table public.books add l2 text not null default null; -- expect: add-column-not-null
alter table public.books
  add l3 text not null default null::text, -- expect: add-column-not-null
  add l4 int not null; -- expect: add-column-not-null
alter table public.books add l5 bigint not null references public.authors (id); -- expect: add-column-not-null
alter table public.books add l6 public.mood not null; -- expect: add-column-not-null
alter table public.books add l7 public.amount not null; -- expect: add-column-not-null
alter table public.unheard_of add l8 text not null; -- expect: add-column-not-null
