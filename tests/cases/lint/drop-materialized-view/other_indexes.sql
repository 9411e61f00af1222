-- before:
create materialized view private.plain as select 1 as one;
create materialized view private.moved as select 1 as one;
create index moved_one on private.moved (one);
create index moved_two on private.moved (one);
-- migration:
drop materialized view if exists private.totals;
create materialized view private.totals as select 1 as author_id;
create unique index totals_other on private.totals (author_id);
drop materialized view if exists private.plain;
create materialized view private.plain as select 2 as one;
-- Made again under its old name, elsewhere.
drop materialized view if exists private.moved;
create materialized view private.moved as select 2 as one;
create index moved_one on private.moved (one);
