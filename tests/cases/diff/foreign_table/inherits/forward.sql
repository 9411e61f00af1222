CREATE FOREIGN TABLE public.f (
    b text
) INHERITS (public.t) SERVER s OPTIONS (x 'y');
