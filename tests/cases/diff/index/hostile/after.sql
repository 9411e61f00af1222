create table t (id int, a int, b text);
create index "i USING x"" ;" on t (a) where b = 'USING';
