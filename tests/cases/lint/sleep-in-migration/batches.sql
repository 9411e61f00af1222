-- keel: no-transaction
select pg_sleep(1); -- expect: sleep-in-migration
do $$ begin
  loop
    update public.books set stock = 0 where id in (select id from public.books where stock is null limit 100);
    exit when not found;
    commit;
    perform pg_sleep(0.1);
  end loop;
end $$;
