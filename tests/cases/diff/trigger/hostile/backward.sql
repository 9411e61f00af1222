DROP TRIGGER "g;""x" ON public.t;
