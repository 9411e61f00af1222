-- before:
create materialized view private.bare as select id, title from public.books;
create materialized view private.wrong as select id, title from public.books;
create index wrong_id on private.wrong (id);
create unique index wrong_partial on private.wrong (id) where title <> '';
create unique index wrong_lower on private.wrong (lower(title));
create materialized view private.fresh as select id from public.books with no data;
create unique index fresh_id on private.fresh (id);
-- migration:
refresh materialized view concurrently private.bare; -- expect: refresh-concurrently-refused
refresh materialized view concurrently private.wrong; -- expect: refresh-concurrently-refused
refresh materialized view concurrently private.fresh; -- expect: refresh-concurrently-refused
refresh materialized view private.fresh;
refresh materialized view private.bare;
refresh materialized view concurrently private.fresh;
refresh materialized view concurrently private.totals;
refresh materialized view concurrently private.elsewhere;
create unique index bare_id on private.bare (id);
refresh materialized view concurrently private.bare;
