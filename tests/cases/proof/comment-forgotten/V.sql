comment on table public.books is 'What is for sale.';
