create function f(timestamp with time zone, timestamp with time zone, double precision, integer) returns int language sql as 'select 1';
create function f(timestamp with time zone, timestamp with time zone, double precision, text) returns int language sql as 'select 2';
comment on function f(timestamp with time zone, timestamp with time zone, double precision, text) is 'the longer one';
create aggregate g(timestamp with time zone, timestamp with time zone, double precision, integer) (sfunc = h, stype = integer);
