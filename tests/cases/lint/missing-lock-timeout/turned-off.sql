set local lock_timeout = 0;
alter table public.books add column a int;
