start transaction;
comment on table public.books is 'x';
commit;
