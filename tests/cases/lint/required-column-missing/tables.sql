-- keel.toml: [lint.required_columns]
-- keel.toml: id = "any"
-- keel.toml: created_at = "timestamp with time zone"
-- keel.toml: shop = "varchar(10)"
create table a (id uuid, created_at timestamptz, shop varchar(10));
create table b (id uuid, created_at timestamptz(3), shop varchar(10)); -- expect: required-column-missing
create table c (created_at timestamptz, shop varchar(10)); -- expect: required-column-missing
create table d (id int);
alter table d add column created_at timestamptz, add column shop character varying(10);
create table e (like a);
create table f (n int) inherits (a);
create temp table g (n int);
create table h partition of events default;
create view v as select 1 as one;
create table i as select 1 as one;
alter table books add column note text;
