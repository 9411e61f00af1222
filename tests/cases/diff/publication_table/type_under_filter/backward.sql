ALTER PUBLICATION p DROP TABLE ONLY public.t;
-- may-fail: values may not fit into integer
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
ALTER PUBLICATION p ADD TABLE ONLY public.t WHERE ((a > 5));
