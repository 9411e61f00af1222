create function f() returns trigger language plpgsql as 'begin return new; end'; create table t (a int, b text);
