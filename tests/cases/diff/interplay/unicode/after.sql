create schema "ünï";
create table "ünï"."täble ☃" ("cölumn" text default 'ß☃', check ("cölumn" <> 'é'));
comment on table "ünï"."täble ☃" is '日本';
