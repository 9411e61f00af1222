ALTER TABLE public.p DETACH PARTITION public.c;
-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.q ATTACH PARTITION public.c DEFAULT;
