DROP FUNCTION public.f(public.later);
