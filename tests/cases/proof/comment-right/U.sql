comment on table public.books is null;
