begin;
comment on table public.books is 'x';
