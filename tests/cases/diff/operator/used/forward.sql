CREATE OPERATOR public.=== (leftarg = integer, rightarg = text, function = public.eq);
CREATE TABLE public.t (
    a integer,
    b text,
    CONSTRAINT t_check CHECK ((a OPERATOR(public.===) b))
);
CREATE VIEW public.v (same) AS
 SELECT (a OPERATOR(public.===) b) AS same
   FROM public.t;
