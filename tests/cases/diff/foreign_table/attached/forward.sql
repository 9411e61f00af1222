-- may-fail: rows may lie outside the bounds of the partition
ALTER TABLE public.p ATTACH PARTITION public.f FOR VALUES IN (1);
