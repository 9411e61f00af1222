CREATE TABLE public.books (id serial);
CREATE VIEW public.ids AS SELECT id + 1 AS id FROM public.books;
CREATE SEQUENCE public.a_sequence;
CREATE TABLE public.z (id int NOT NULL);
