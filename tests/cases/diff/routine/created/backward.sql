DROP FUNCTION public.f(integer, text);
