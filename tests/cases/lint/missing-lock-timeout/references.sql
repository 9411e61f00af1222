create table public.made (book_id bigint references public.books (id)); -- expect: missing-lock-timeout
