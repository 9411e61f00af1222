CREATE COLLATION public.c (provider = builtin, locale = 'C.UTF-8');
