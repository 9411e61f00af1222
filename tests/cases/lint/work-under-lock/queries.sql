alter table public.authors add column died date;
select 1;
select set_config('my.variable', 'x', true);
select setval('public.books_id_seq', (select max(id) from public.books));
select setval('public.books_id_seq', max(id)) from public.books;
select id from public.books where id = 7;
select id from public.books limit 1;
select cron.unschedule(jobid) from cron.job where jobname = 'x';
select count(*) from pg_catalog.pg_class;
create temporary table events as select 1 as id;
select count(*) from events;
create table public.made as select 1 as id;
create table public.made_without_data as select id from public.books with no data;
insert into public.made select id from public.made_without_data;
with events as (select 1 as id) insert into public.made select id from public.events; -- expect: work-under-lock
