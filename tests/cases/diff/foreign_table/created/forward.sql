CREATE FOREIGN TABLE public.f (
    a integer NOT NULL,
    b text DEFAULT 'x'::text
) SERVER s OPTIONS (t 'u');
