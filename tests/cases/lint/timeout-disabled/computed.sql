select set_config('lock_timeout', current_setting('my.timeout'), true);
alter table public.books add column a int;
