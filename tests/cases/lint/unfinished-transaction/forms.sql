-- keel: no-transaction
begin;
comment on table public.books is 'x';
commit;
begin; -- expect: unfinished-transaction
comment on table public.books is 'x';
begin;
rollback to a;
