drop table "Shop_1"."The
'Books'";
alter table public."Books" drop column "a\b";
