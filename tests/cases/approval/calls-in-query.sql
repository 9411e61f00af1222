create table if not exists public.made as select public.purge_all() as one;
-- loses: hidden-loss of public.purge_all()
-- loses: rows-lost of public.fines
