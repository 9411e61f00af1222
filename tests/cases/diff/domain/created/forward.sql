CREATE DOMAIN public.d AS text COLLATE pg_catalog."C" DEFAULT 'x'::text NOT NULL
    CONSTRAINT d_check CHECK ((VALUE <> ''::text));
