comment on table public.books is 'Old.';
