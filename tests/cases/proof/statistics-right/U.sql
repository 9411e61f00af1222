drop statistics if exists public.books_stats;
