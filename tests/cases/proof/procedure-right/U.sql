drop procedure if exists public.work();
