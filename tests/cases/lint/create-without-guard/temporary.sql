create temp table t (id bigint);
create index t_id on t (id);
create trigger g before insert on t for each row execute function private.touch();
create temp table u as select 1 as one;
select 1 as one into temp v;
create temp view w as select 1 as one;
create temp sequence x;
create function pg_temp.f() returns void language sql as 'select';
create table pg_temp.y (id bigint);
