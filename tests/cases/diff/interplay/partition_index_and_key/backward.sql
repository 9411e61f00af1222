ALTER TABLE public.p DROP CONSTRAINT p_a_b_key;
DROP INDEX public.p_b_idx;
