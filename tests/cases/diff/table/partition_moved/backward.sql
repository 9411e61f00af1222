ALTER TABLE public.q DETACH PARTITION public.c;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.p ATTACH PARTITION public.c FOR VALUES IN (1);
