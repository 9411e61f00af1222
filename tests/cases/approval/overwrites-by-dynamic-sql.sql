do $$ begin execute format('update public.books set title = %L', 'x'); end $$;
-- loses: values-lost of public.books.title
