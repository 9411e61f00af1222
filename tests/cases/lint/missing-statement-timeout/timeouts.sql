set local lock_timeout = '5s';
comment on table public.books is 'x';
alter table public.books add column a int; -- expect: missing-statement-timeout
alter table public.books add column b int;
