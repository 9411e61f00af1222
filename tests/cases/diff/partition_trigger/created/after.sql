create table p (a int, b int) partition by list (a); create table p1 partition of p for values in (1);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g after insert on p for each row execute function f();
alter table p1 disable trigger g;
