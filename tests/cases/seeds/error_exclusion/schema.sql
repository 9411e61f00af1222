create table things (id int primary key, r int4range, exclude using gist (r with &&));
