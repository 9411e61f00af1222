create role r1;
create role "R 2";
create table t (a int, b text);
create policy p on t to r1 using (a > 0);
