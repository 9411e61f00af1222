create table "table" ("select" int, "from" text, "user" int, "order" int, constraint "check" check ("select" > 0));
create view "view" as select "select", "user" from "table";
create function "function"("in" int) returns int language sql as 'select 1';
