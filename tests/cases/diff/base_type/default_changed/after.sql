create type money2;
create function money2_in(cstring) returns money2 language internal immutable strict as 'int4in';
create function money2_out(money2) returns cstring language internal immutable strict as 'int4out';
create type money2 (input = money2_in, output = money2_out, like = integer, default = '2');
