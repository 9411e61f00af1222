create view n as select 1 as a;
create type m as enum ('a');
