create table "two lines" ("a b" int);
comment on column "two lines"."a b" is 'x y';
