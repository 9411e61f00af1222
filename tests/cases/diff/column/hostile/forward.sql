ALTER TABLE public."T ""x"" $$ ; --" ADD COLUMN "naïve ☃" integer;
ALTER TABLE public."T ""x"" $$ ; --" ADD COLUMN "select" text NOT NULL DEFAULT 'it''s'::text;
