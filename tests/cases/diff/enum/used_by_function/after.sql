create type e as enum ('a', 'b'); create function f(e) returns e language sql as 'select $1';
