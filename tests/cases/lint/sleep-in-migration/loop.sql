do $$ begin
  for i in 1..3 loop
    perform pg_sleep(1); -- expect: sleep-in-migration
  end loop;
end $$;
