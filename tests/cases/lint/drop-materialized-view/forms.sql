drop materialized view private.totals; -- expect: drop-materialized-view
drop materialized view if exists private.nobody_knows; -- expect: drop-materialized-view
create materialized view private.scratch as select 1 as one;
drop materialized view private.scratch;
