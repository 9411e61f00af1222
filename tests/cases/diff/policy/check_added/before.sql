create role r1;
create role "R 2";
create table t (a int, b text);
create policy p on t using (a > 0);
