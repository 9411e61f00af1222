create table t (id int, a int, b text);
create index i on t (a desc nulls last, b collate "C" text_pattern_ops);
