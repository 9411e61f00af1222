create table "-- drop" ("/* x" int, "*/" int);
create view "--" as select "/* x" from "-- drop";
