create role r1;
create role "R 2";
create table t (a int, b text);
create table u (x int);
create policy p on t using (exists (select from u where x = a));
