CREATE SCHEMA "a.b";
CREATE TABLE "a.b"."c.d" (
    "e.f" integer
);
CREATE INDEX "i.j" ON "a.b"."c.d" USING btree ("e.f");
CREATE VIEW "a.b"."g.h" ("e.f") AS
 SELECT "e.f"
   FROM "a.b"."c.d";
