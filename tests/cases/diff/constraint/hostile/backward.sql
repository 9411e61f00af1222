ALTER TABLE public.t DROP CONSTRAINT "c'"";--";
