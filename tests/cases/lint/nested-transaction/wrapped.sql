comment on table public.books is 'x';
begin; -- expect: nested-transaction
savepoint a;
begin; -- expect: nested-transaction
commit;
start transaction; -- expect: nested-transaction
