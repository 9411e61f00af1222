create table p (a int) partition by range (a);
create table c partition of p for values from (0) to (10);
