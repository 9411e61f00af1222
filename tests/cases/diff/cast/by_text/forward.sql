CREATE CAST (integer AS public.c) WITH INOUT;
