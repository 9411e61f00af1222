-- server: 18
alter table public.books add column editor_id bigint references public.authors not enforced;
alter table public.books add column e2 bigint
  references public.authors not enforced
  references public.loans; -- expect: add-column-references
