alter table public.authors add column died date;
alter table public.elsewhere validate constraint nobody_knows; -- expect: work-under-lock
