alter index if exists public.books_by_title rename to books_title_idx;
