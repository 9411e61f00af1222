create index t_id on t (id);
set enable_seqscan = off;
-- statement:
delete from t where id = 1;
