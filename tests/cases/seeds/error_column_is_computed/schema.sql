create table computed (id int primary key, twice int generated always as (id * 2) stored);
