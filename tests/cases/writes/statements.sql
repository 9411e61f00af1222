-- Purpose: every statement that writes rows.
insert into genres values (1); -- writes: public.genres INSERT
INSERT INTO Public.GENRES (id) SELECT 2; -- writes: public.genres INSERT
update public.genres set id = 3; -- writes: public.genres UPDATE
delete from only genres where id = 1; -- writes: public.genres DELETE
merge into genres g using books b on g.id = b.id -- writes: public.genres MERGE
  when not matched then insert values (b.id);
truncate books, genres; -- writes: public.genres TRUNCATE
copy genres (id) from stdin; -- writes: public.genres COPY
5
\.
copy genres to stdout;
create table genres as select 1 as id; -- writes: public.genres CREATE TABLE AS
create table if not exists genres (id int);
select * from genres for update;
insert into other.genres values (1);
insert into "Genres" values (1);
insert into books select id from genres;
explain select * from genres;
