alter table public.books force row level security;
