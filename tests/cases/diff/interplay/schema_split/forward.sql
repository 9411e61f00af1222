CREATE SCHEMA s;
CREATE TABLE s.a (
    x integer
);
CREATE OR REPLACE VIEW public.v (x) AS
 SELECT a.x
   FROM (s.a
     JOIN public.b USING (x));
-- data-loss: all rows of the table go
DROP TABLE public.a;
