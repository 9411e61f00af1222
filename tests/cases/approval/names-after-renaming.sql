alter table public.fines rename to zz;
drop table if exists public.zz;
alter table public.log set schema spare;
drop table if exists spare.log;
-- loses: drop-table of public.zz
-- loses: drop-table of spare.log
-- loses: rows-lost of public.fines
-- loses: rows-lost of public.log
