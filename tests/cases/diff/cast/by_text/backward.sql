DROP CAST (integer AS public.c);
