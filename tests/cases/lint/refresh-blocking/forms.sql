-- before:
create materialized view private.unfilled as select id from public.books with no data;
create materialized view private.filled_later as select id from public.books with no data;
refresh materialized view private.filled_later;
-- migration:
refresh materialized view private.totals; -- expect: refresh-blocking
refresh materialized view private.totals with no data; -- expect: refresh-blocking
refresh materialized view private.unfilled with no data;
refresh materialized view private.unfilled;
refresh materialized view private.filled_later; -- expect: refresh-blocking
refresh materialized view private.elsewhere; -- expect: refresh-blocking
refresh materialized view concurrently private.totals;
create materialized view private.made as select id from public.books;
refresh materialized view private.made;
