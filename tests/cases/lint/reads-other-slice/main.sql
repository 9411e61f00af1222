-- keel.toml: [slices.analytics]
-- keel.toml: schemas = ["analytics"]
-- keel.toml: [slices.reporting]
-- keel.toml: schemas = ["reporting"]
-- keel.toml: [slices.boards]
-- keel.toml: schemas = ["boards"]
-- keel.toml: needs = ["analytics"]
create view titles_a as select title from books;
create view b as select id from analytics.d; -- expect: reads-other-slice
create view c as with d as (select 1 as one) select one from d;
create table e (id int references analytics.d (id)); -- expect: reads-other-slice
alter table books add column f int references reporting.g (id); -- expect: reads-other-slice
alter table books add constraint h foreign key (id) references reporting.g (id); -- expect: reads-other-slice
create policy i on books using (analytics.allowed(id)); -- expect: reads-other-slice
create trigger j before insert on books for each row execute function analytics.k(); -- expect: reads-other-slice
create table l (like analytics.d); -- expect: reads-other-slice
create table m (n analytics.kind); -- expect: reads-other-slice
create materialized view o as select id from reporting.g; -- expect: reads-other-slice
insert into books (title) select name from analytics.d; -- expect: reads-other-slice
create view reporting.p as select title from books;
create view reporting.q as select id from analytics.d; -- expect: reads-other-slice
create view boards.r as select id from analytics.d join books using (id);
create function s() returns int language sql as 'select id from analytics.d';
create view t as select current_setting('a') as a, pg_catalog.now() as b from information_schema.tables;
select id from analytics.d;
do $$ begin
  create view u as select id from analytics.d; -- expect: reads-other-slice
end $$;
