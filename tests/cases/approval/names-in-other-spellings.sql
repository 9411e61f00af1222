DROP TABLE IF EXISTS PUBLIC.FINES;
drop table if exists public.U&"\0073helves";
drop table if exists "Odd";
-- loses: drop-table of public.fines
-- loses: drop-table of public.shelves
-- loses: drop-table of public."Odd"
