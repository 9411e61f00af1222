create table "Odd Name" ("X" int);
create index i on books (stock);
