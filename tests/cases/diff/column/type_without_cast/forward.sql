ALTER TABLE public.books ALTER COLUMN sold DROP DEFAULT;
-- may-fail: values may not fit into jsonb
ALTER TABLE public.books ALTER COLUMN doc TYPE jsonb USING doc::jsonb;
-- may-fail: values may not fit into integer
ALTER TABLE public.books ALTER COLUMN id TYPE integer USING id::text::integer;
-- may-fail: values may not fit into date
ALTER TABLE public.books ALTER COLUMN more TYPE date USING (to_jsonb(more) #>> '{}')::date;
-- may-fail: values may not fit into uuid[]
ALTER TABLE public.books ALTER COLUMN n TYPE uuid[] USING n::text[]::uuid[];
-- may-fail: values may not fit into boolean
ALTER TABLE public.books ALTER COLUMN old TYPE boolean USING old::integer::boolean;
-- may-fail: values may not fit into smallint
ALTER TABLE public.books ALTER COLUMN sold TYPE smallint USING sold::integer::smallint;
ALTER TABLE public.books ALTER COLUMN sold SET DEFAULT 0;
-- may-fail: values may not fit into jsonb
ALTER TABLE public.books ALTER COLUMN tags TYPE jsonb USING to_jsonb(tags);
-- may-fail: values may not fit into json
ALTER TABLE public.books ALTER COLUMN words TYPE json USING to_json(words);
