create schema a; create schema b; create table a.t (x int);
