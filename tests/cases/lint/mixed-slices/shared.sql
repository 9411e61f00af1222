-- keel.toml: [slices.analytics]
-- keel.toml: schemas = ["analytics"]
set local lock_timeout = '5s';
create table analytics.a (id int);
insert into analytics.a select id from books;
create role reader;
create table public.b (id int); -- expect: mixed-slices
create table public.c (id int);
