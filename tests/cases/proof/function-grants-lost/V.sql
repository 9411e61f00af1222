drop function if exists public.tax(numeric);
