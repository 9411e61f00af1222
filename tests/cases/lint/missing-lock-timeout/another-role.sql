alter role authenticated set lock_timeout = '5s';
set local statement_timeout = '5s';
truncate public.loans; -- expect: missing-lock-timeout
