-- keel: no-transaction
begin;
comment on table public.books is 'x';
rollback;
begin;
comment on table public.books is 'x';
prepare transaction 'x';
