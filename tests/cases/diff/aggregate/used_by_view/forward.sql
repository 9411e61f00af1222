CREATE TABLE public.t (
    a integer
);
CREATE AGGREGATE public.total(integer) (sfunc = public.add, stype = integer, finalfunc_modify = read_only, parallel = unsafe);
CREATE VIEW public.v (total) AS
 SELECT public.total(a) AS total
   FROM public.t;
