create temp table fines (id int);
drop table if exists fines;
drop table if exists fines;
-- loses: drop-table of public.fines
