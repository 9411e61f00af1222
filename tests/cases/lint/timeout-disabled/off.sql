set local lock_timeout = '0'; -- expect: timeout-disabled
set local statement_timeout = 0; -- expect: timeout-disabled
set local idle_in_transaction_session_timeout = 0; -- expect: timeout-disabled
alter table public.books add column a int;
alter table public.loans add column b int;
