create role r1;
create role "R 2";
create table t (a int, b text);
create policy p on t for select to r1, "R 2" using (a > 0);
