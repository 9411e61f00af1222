set local lock_timeout = '5s';
alter table public.loans alter column book_id type numeric;
alter table public.books add column subtitle text;
alter table public.authors add column died date; -- expect: wide-lock-window
