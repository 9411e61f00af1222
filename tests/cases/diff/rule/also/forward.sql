CREATE TABLE public.l (
    a integer
);
CREATE RULE r AS
    ON UPDATE TO public.t DO  INSERT INTO public.l (a)
  VALUES (new.a);
