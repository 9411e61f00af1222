create table public.editors (id bigint primary key);
alter table public.books add column editor_id bigint references public.editors (id);
create table public.shelves (id bigint primary key);
alter table public.shelves add column author_id bigint references public.authors (id);
alter table public.books add column part_of bigint references public.books (id);
alter table public.books add column "references" bigint;
alter table public.books add column if not exists author_id bigint references public.authors (id);
