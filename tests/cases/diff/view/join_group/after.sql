create table t (a int, b text);
create view v as select t.a, count(*) as n, max(u.b) as m from t join t u using (a) group by t.a having count(*) > 1 order by 2 desc limit 5;
