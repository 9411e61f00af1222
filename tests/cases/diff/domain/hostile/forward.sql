CREATE DOMAIN public."d;""x" AS text
    CONSTRAINT "c'" CHECK ((VALUE <> 'a''b'::text));
