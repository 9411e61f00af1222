alter table public.books add column editor_id bigint references public.authors; -- expect: add-column-references
alter table public.books
  add column e2 bigint constraint books_e2 references public.authors (id) on delete cascade, -- expect: add-column-references
  add column e3 bigint references authors; -- expect: add-column-references
alter table public.loans add column e4 bigint default 1 references public.authors; -- expect: add-column-references
alter table public.books add column like_book bigint default 1 references public.books; -- expect: add-column-references
alter table public.books add column e5 bigint default 1
  check (e5 > 0)
  references public.authors; -- expect: add-column-references
