DROP DOMAIN public.d;
