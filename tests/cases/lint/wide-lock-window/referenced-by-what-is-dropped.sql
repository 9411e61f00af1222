alter table public.authors add column a int;
drop table public.loans; -- expect: wide-lock-window
