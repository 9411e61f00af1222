CREATE TABLE public.visits (seen date);
