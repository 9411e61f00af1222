-- may-fail: values may not fit into integer
ALTER TABLE public.a ALTER COLUMN x TYPE integer USING x::integer;
ALTER TABLE public.a ALTER COLUMN y TYPE text;
ALTER TABLE public.b ALTER COLUMN x TYPE text;
-- may-fail: values may not fit into integer
ALTER TABLE public.b ALTER COLUMN y TYPE integer USING y::integer;
