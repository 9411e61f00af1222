set lock_timeout = '5s';
alter table public.books add column a int;
reset lock_timeout;
