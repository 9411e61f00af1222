create table t (a integer constraint t_key primary key, b int, constraint t_b unique (b));
comment on index t_key is 'the index';
comment on constraint t_b on t is 'no index';
