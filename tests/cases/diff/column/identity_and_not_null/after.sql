CREATE TABLE public.books (id int, title text);
