ALTER TYPE public.e ADD VALUE 'b' AFTER 'a';
ALTER TYPE public.e ADD VALUE 'c' AFTER 'b';
ALTER TYPE public.e ADD VALUE 'e' AFTER 'd';
