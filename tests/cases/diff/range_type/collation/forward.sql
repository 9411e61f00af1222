CREATE TYPE public.r AS RANGE (subtype = text, collation = pg_catalog."C", multirange_type_name = public.rs);
