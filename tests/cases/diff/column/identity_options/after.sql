create table t (a bigint generated always as identity (start 100 increment 5 cache 3 cycle));
