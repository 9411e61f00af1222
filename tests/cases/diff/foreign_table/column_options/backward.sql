ALTER FOREIGN TABLE public.f ALTER COLUMN a OPTIONS (DROP loud, SET column_name 'x', ADD quiet 'on');
ALTER FOREIGN TABLE public.f ALTER COLUMN b OPTIONS (DROP column_name);
