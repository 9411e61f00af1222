CREATE TYPE public.r AS RANGE (subtype = double precision, subtype_diff = pg_catalog.float8mi, multirange_type_name = public.r_multirange);
