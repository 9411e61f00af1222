ALTER TABLE public.books ALTER COLUMN sold DROP DEFAULT;
-- may-fail: values may not fit into json
ALTER TABLE public.books ALTER COLUMN doc TYPE json USING doc::json;
-- may-fail: values may not fit into uuid
ALTER TABLE public.books ALTER COLUMN id TYPE uuid USING id::text::uuid;
-- may-fail: values may not fit into jsonb
ALTER TABLE public.books ALTER COLUMN more TYPE jsonb USING to_jsonb(more);
-- may-fail: values may not fit into integer[]
ALTER TABLE public.books ALTER COLUMN n TYPE integer[] USING n::text[]::integer[];
-- may-fail: values may not fit into bigint
ALTER TABLE public.books ALTER COLUMN old TYPE bigint USING old::integer::bigint;
-- may-fail: values may not fit into boolean
ALTER TABLE public.books ALTER COLUMN sold TYPE boolean USING sold::integer::boolean;
ALTER TABLE public.books ALTER COLUMN sold SET DEFAULT false;
-- may-fail: values may not fit into text[]
ALTER TABLE public.books ALTER COLUMN tags TYPE text[] USING tags::text::text[];
-- may-fail: values may not fit into text[]
ALTER TABLE public.books ALTER COLUMN words TYPE text[] USING words::text::text[];
