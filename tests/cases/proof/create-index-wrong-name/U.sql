drop index if exists public.books_titles_idx;
