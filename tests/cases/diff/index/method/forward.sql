CREATE INDEX i ON public.t USING hash (a);
