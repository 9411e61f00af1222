drop index if exists public.books_title_idx;
