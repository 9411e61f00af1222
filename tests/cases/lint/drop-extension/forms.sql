-- before:
create extension citext;
-- migration:
create extension if not exists citext;
drop extension if exists citext; -- expect: drop-extension
drop extension if exists "uuid-ossp" cascade; -- expect: drop-extension
create extension if not exists hstore;
drop extension hstore;
