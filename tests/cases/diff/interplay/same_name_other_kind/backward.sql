DROP DOMAIN public.m;
-- data-loss: how far it has counted is forgotten
DROP SEQUENCE public.n;
CREATE TYPE public.m AS ENUM ('a');
CREATE VIEW public.n (a) AS
 SELECT 1 AS a;
