DROP VIEW "a.b"."g.h";
-- data-loss: all rows of the table go
DROP TABLE "a.b"."c.d";
DROP SCHEMA "a.b";
