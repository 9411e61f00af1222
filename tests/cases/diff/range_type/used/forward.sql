CREATE TYPE public.r AS RANGE (subtype = numeric, multirange_type_name = public.multirange_of_r);
CREATE TABLE public.t (
    a public.r,
    b public.multirange_of_r
);
