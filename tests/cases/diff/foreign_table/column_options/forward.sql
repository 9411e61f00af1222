ALTER FOREIGN TABLE public.f ALTER COLUMN a OPTIONS (DROP quiet, SET column_name 'y', ADD loud 'on');
ALTER FOREIGN TABLE public.f ALTER COLUMN b OPTIONS (ADD column_name 'z');
