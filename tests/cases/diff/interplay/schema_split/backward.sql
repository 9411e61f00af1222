CREATE TABLE public.a (
    x integer
);
CREATE OR REPLACE VIEW public.v (x) AS
 SELECT a.x
   FROM (public.a
     JOIN public.b USING (x));
-- data-loss: all rows of the table go
DROP TABLE s.a;
DROP SCHEMA s;
