ALTER TABLE public.p DROP CONSTRAINT p_a_check;
