create table "x'; drop table y; --" ("a""b" int primary key, "$1" text); comment on table "x'; drop table y; --" is '\  $$ ';
