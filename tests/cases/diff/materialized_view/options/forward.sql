ALTER MATERIALIZED VIEW public.m SET (fillfactor = '70');
