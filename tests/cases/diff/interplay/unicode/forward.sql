CREATE SCHEMA "ünï";
CREATE TABLE "ünï"."täble ☃" (
    "cölumn" text DEFAULT 'ß☃'::text,
    CONSTRAINT "täble ☃_cölumn_check" CHECK (("cölumn" <> 'é'::text))
);
COMMENT ON TABLE "ünï"."täble ☃" IS '日本';
