delete from public.kinds;
