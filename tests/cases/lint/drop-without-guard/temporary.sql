drop table pg_temp.left_over;
drop view pg_temp.other;
