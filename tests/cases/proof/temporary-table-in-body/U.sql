drop function if exists public.work();
