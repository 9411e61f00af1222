-- role table = parted
-- role partition = p1
create index t_id on parted (id);
set enable_seqscan = off;
-- statement:
select a from parted where id = 1 for update;
