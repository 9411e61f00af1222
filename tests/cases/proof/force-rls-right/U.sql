alter table public.books no force row level security;
