select set_config('lock_timeout', '2s', true);
alter table public.books add column a int;
