do $$
declare one record;
begin
  for one in select relname from pg_class loop
    execute 'alter table ' || one.relname || ' add column a int'; -- expect: opaque-dynamic-sql
  end loop;
  execute format('drop table %I', 'x' || 'y') using 1; -- expect: opaque-dynamic-sql
  execute 'select 1';
  perform 1;
end $$;
do language plpython3u $$ plpy.execute("drop table x") $$; -- expect: opaque-dynamic-sql
create function public.f() returns void language plpgsql as $$ begin execute 'a' || 'b'; end $$;
