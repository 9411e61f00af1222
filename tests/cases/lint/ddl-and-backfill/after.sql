set local lock_timeout = '5s';
create table public.made (id bigint);
update public.made set id = 1;
update public.books set stock = 0 where id = 7;
delete from public.books where isbn in ('1', '2');
insert into public.books (title, author_id) values ('x', 1);
alter table public.books add column a int;
insert into public.made select id from public.loans;
insert into public.books (title, author_id) values ('y', (select max(id) from public.authors));
update public.authors set name = 'x' where id = 7 and born is null;
update public.loans set note = 'x'; -- expect: ddl-and-backfill
delete from public.loans;
