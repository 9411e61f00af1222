CREATE TABLE public."two lines" (
    "a b" integer
);
COMMENT ON COLUMN public."two lines"."a b" IS 'x y';
