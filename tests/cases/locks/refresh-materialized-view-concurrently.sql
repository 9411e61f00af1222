-- role table = w
-- role source = u
create materialized view w with (fillfactor = 10) as select i, note from u, generate_series(1, 50) i where id = 1;
create unique index on w (i);
-- statement:
refresh materialized view concurrently w;
