create index t_id on t (id);
set enable_seqscan = off;
-- statement:
select a from t where id = 1;
