DROP RULE r ON public.t;
