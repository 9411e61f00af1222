set local statement_timeout = '1min';
alter table public.books add column a int;
