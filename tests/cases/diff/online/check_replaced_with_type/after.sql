create table t (a text, constraint c check (a > '0'));
