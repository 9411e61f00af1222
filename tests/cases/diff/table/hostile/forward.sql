CREATE TABLE public."x'; drop table y; --" (
    "a""b" integer NOT NULL,
    "$1" text,
    CONSTRAINT "x'; drop table y; --_pkey" PRIMARY KEY ("a""b")
);
COMMENT ON TABLE public."x'; drop table y; --" IS E'\\  $$ ';
