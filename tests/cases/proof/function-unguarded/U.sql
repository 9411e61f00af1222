drop function if exists public.one();
