alter table public.books enable row level security;
