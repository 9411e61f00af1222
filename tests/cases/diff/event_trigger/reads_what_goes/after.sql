CREATE TABLE public.books (id int);
