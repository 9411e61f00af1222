DROP FUNCTION public.a();
DROP FUNCTION public.b();
