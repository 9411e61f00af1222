alter table public.elsewhere add column died date;
select count(*) from public.books; -- expect: work-under-lock
