create table b (x int, y int); create table a (x int, y int);
-- Servers before 15 know no filters of rows.
do $$ begin
  if current_setting('server_version_num')::int >= 150000 then
    execute 'create publication q for table b where (x > 1)';
  else
    execute 'create publication q for table b';
  end if;
end $$;
create publication p for table b; alter publication p add table a;
comment on publication q is 'Q'; comment on table a is 'A'; comment on column a.x is 'it''s X'; comment on column a.y is 'Y'; comment on table b is 'B';
create statistics s_a (ndistinct, mcv) on x, y from a; create statistics s_b on x, y from b;
