create schema "a.b";
create table "a.b"."c.d" ("e.f" int);
create view "a.b"."g.h" as select "e.f" from "a.b"."c.d";
create index "i.j" on "a.b"."c.d" ("e.f");
