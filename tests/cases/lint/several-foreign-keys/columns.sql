alter table public.books add column editor_id bigint references public.authors (id);
alter table public.loans add column editor_id bigint references public.authors (id); -- expect: several-foreign-keys
