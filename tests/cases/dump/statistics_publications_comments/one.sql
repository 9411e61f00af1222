create table a (x int, y int); create table b (x int, y int);
create statistics s_b on x, y from b; create statistics s_a (mcv, ndistinct) on x, y from a;
create publication p for table a, b; create publication q for table b where (x > 1);
comment on table b is 'B'; comment on column a.y is 'Y'; comment on column a.x is 'it''s X'; comment on table a is 'A'; comment on publication q is 'Q';
