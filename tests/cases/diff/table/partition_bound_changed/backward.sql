ALTER TABLE public.p DETACH PARTITION public.c;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.p ATTACH PARTITION public.c FOR VALUES FROM (0) TO (10);
