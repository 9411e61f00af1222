CREATE OR REPLACE VIEW public.v AS SELECT
    NULL::integer AS a;
DROP FUNCTION public.f();
DROP VIEW public.v;
