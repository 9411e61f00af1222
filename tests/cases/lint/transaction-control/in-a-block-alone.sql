-- keel: no-transaction
do $$ begin
  loop
    update public.books set stock = 0 where id in (select id from public.books where stock is null limit 100);
    exit when not found;
    commit;
  end loop;
end $$;
begin;
do $$ begin
  COMMIT; -- expect: transaction-control
end $$;
