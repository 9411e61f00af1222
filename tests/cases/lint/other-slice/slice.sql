-- slice: analytics
-- keel.toml: [slices.analytics]
-- keel.toml: schemas = ["analytics"]
-- keel.toml: [slices.analytics.migrations]
-- keel.toml: [slices.reporting]
-- keel.toml: schemas = ["reporting"]
create table analytics.a (id int references public.books (id));
alter table books add column sold int; -- expect: other-slice
create view reporting.v as select 1 as one; -- expect: other-slice
create extension hstore; -- expect: other-slice
create event trigger e on ddl_command_end execute function analytics.f(); -- expect: other-slice
create role reader;
grant select on analytics.a to reader;
