create schema "My Shop"; create table "My Shop"."Order, Items" ("a,b" int, "say ""x""" text, "Größe" text, "select" int, keel_row int, primary key ("a,b"));
