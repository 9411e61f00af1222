CREATE TABLE public.books (id int, state text);
