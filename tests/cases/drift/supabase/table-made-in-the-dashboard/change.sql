create table public.tmp_backup as select * from public.orders;
