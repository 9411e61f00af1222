DROP CAST (public.c AS integer);
