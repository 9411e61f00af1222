DROP VIEW public.v;
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS bigint DEFAULT 1
    CONSTRAINT d_check CHECK ((VALUE > 0));
ALTER DOMAIN public.dd RENAME TO dd__old;
CREATE DOMAIN public.dd AS public.d DEFAULT 1;
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN a TYPE public.d USING a::text::public.d;
-- may-fail: rows may hold what the new type does not have
ALTER TABLE public.t ALTER COLUMN b TYPE public.dd USING b::text::public.dd;
DROP DOMAIN public.dd__old;
DROP DOMAIN public.d__old;
CREATE VIEW public.v (a) AS
 SELECT a
   FROM public.t;
