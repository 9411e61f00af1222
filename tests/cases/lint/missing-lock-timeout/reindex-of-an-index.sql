reindex index public.books_author_id; -- expect: missing-lock-timeout
