alter index if exists public.books_title_idx rename to books_by_title;
