create function f() returns trigger language plpgsql as 'begin return new; end'; create table t (a bigint); create trigger g before update of a on t for each row execute function f();
