create table p (k int) partition by list (k);
