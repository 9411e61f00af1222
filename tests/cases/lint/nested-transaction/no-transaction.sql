-- keel: no-transaction
begin;
comment on table public.books is 'x';
commit;
begin;
comment on table public.books is 'x';
begin transaction isolation level serializable; -- expect: nested-transaction
commit and chain;
begin; -- expect: nested-transaction
rollback;
