create schema "Shop_1";
create table "Shop_1"."The
'Books'" ("I""d" integer primary key, "select" text);
create table public."Books" ("Id" integer, "order" integer, "a\b" text, primary key ("Id", "order"));
