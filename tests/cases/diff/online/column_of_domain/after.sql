alter table t add c d default 1, add f e default 1;
