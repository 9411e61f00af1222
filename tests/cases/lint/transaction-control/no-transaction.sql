-- keel: no-transaction
comment on table public.books is 'x';
begin;
rollback;
commit;
