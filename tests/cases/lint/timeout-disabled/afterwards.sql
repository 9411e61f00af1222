set lock_timeout = '5s';
alter table public.books add column a int;
set lock_timeout = 0;
comment on table public.books is 'x';
