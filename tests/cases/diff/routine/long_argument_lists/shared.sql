create function h(integer, timestamp with time zone, timestamp with time zone, double precision, integer) returns int language sql as 'select 1';
