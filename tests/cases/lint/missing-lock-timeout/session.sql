set lock_timeout to 3000;
alter table public.books add column a int;
