create function f() returns trigger language plpgsql as 'begin return new; end'; create table t (a int, b text);
create trigger g after truncate on t execute function f();
