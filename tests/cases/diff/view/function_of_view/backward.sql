DROP FUNCTION public.f();
DROP VIEW public.v;
