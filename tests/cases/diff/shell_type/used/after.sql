create function f(later) returns integer language internal as 'int4in';
