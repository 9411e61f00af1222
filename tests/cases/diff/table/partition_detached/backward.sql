ALTER TABLE public.c RENAME CONSTRAINT c_a_not_null TO p_a_not_null;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.p ATTACH PARTITION public.c FOR VALUES IN (1);
