CREATE TABLE public.books (id int GENERATED ALWAYS AS IDENTITY, title text);
