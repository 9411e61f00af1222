-- role table = w
-- role source = u
create materialized view w with (fillfactor = 10) as select i, note from u, generate_series(1, 50) i where id = 1;
-- statement:
refresh materialized view w;
