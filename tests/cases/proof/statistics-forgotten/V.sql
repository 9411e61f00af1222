create statistics if not exists public.books_stats on title, isbn from public.books;
