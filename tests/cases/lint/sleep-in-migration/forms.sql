select pg_sleep(1); -- expect: sleep-in-migration
select pg_catalog.pg_sleep_for('1 s'), 1; -- expect: sleep-in-migration
do $$ begin
  perform pg_sleep_until(now()); -- expect: sleep-in-migration
end $$;
create function public.f() returns void language sql as 'select pg_sleep(1)';
select now();
