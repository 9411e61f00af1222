create table t (a integer constraint t_key unique);
