-- keel.toml: [slices.analytics]
-- keel.toml: schemas = ["analytics", "marts"]
-- keel.toml: [slices.analytics.migrations]
-- keel.toml: [slices.reporting]
-- keel.toml: schemas = ["reporting"]
create schema analytics; -- expect: other-slice
create schema reporting;
create table reporting.a (id int);
create table public.b (id int);
create extension hstore with schema public;
create table marts.c (id int); -- expect: other-slice
alter table analytics.d add column e int; -- expect: other-slice
comment on column marts.c.id is 'x'; -- expect: other-slice
comment on column books.title is 'x';
grant usage on schema analytics to postgres; -- expect: other-slice
grant select on all tables in schema marts to postgres; -- expect: other-slice
grant select on analytics.d to postgres; -- expect: other-slice
grant connect on database postgres to postgres;
alter default privileges in schema marts grant select on tables to postgres; -- expect: other-slice
alter publication p add table analytics.d; -- expect: other-slice
drop view if exists analytics.v; -- expect: other-slice
drop policy p on analytics.d; -- expect: other-slice
insert into analytics.d values (1); -- expect: other-slice
alter table books set schema marts; -- expect: other-slice
create table f partition of analytics.d default; -- expect: other-slice
create temp table analytics (id int);
select * from analytics.d;
copy analytics.d to stdout;
do $$
begin
  if true then
    create index on analytics.d (id); -- expect: other-slice
  end if;
end $$;
set search_path = analytics;
create table g (id int); -- expect: other-slice
