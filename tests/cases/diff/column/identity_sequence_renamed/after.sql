create table t (a bigint generated always as identity);
alter sequence t_a_seq rename to "Other";
