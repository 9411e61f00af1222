set local statement_timeout = '5s';
alter table public.books add column a int;
