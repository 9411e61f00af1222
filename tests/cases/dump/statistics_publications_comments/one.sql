create table a (x int, y int); create table b (x int, y int);
create statistics s_b on x, y from b; create statistics s_a (mcv, ndistinct) on x, y from a;
create publication p for table a, b;
-- Servers before 15 know no filters of rows.
do $$ begin
  if current_setting('server_version_num')::int >= 150000 then
    execute 'create publication q for table b where (x > 1)';
  else
    execute 'create publication q for table b';
  end if;
end $$;
comment on table b is 'B'; comment on column a.y is 'Y'; comment on column a.x is 'it''s X'; comment on table a is 'A'; comment on publication q is 'Q';
