DROP TYPE public.aa;
DROP COLLATION public.zc;
DROP TYPE public.zz;
