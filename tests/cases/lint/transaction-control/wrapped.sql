comment on table public.books is 'x';
commit; -- expect: transaction-control
rollback; -- expect: transaction-control
end; -- expect: transaction-control
abort; -- expect: transaction-control
prepare transaction 'x'; -- expect: transaction-control
savepoint a;
rollback to a;
release a;
prepare plan as select 1;
