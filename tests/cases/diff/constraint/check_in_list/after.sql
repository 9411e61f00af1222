create table t (s varchar(5) check (s in ('a', 'b''c', 'd,e')));
