CREATE TABLE public."back\slash" (
    "a\" text DEFAULT '\x
'::text,
    CONSTRAINT "back\slash_a\_check" CHECK (("a\" <> '\'::text))
);
COMMENT ON TABLE public."back\slash" IS E'line
line \\';
