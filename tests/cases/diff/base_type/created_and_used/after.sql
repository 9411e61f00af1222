create type money2;
create function money2_in(cstring) returns money2 language internal immutable strict as 'int4in';
create function money2_out(money2) returns cstring language internal immutable strict as 'int4out';
create type money2 (input = money2_in, output = money2_out, like = integer);
create function plus(money2, money2) returns money2 language internal immutable as 'int4pl';
create aggregate total(money2) (sfunc = plus, stype = money2, initcond = '0');
create domain price as money2 check (value is not null);
create table t (price money2 default '3', prices money2[]);
