do $$ begin
  update public.books set stock = 0 where stock is null;
  commit; -- expect: transaction-control
  if found then
    rollback; -- expect: transaction-control
  end if;
end $$;
create procedure public.p() language plpgsql as $$ begin commit; end $$;
