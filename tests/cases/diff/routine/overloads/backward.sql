DROP FUNCTION public.f(text);
