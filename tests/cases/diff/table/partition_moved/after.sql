create table p (a int) partition by list (a);
create table q (a int) partition by list (a);
create table c partition of q default;
