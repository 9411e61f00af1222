CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
CREATE RULE r AS
    ON INSERT TO public.v DO INSTEAD  INSERT INTO public.t (a)
  VALUES (new.a);
