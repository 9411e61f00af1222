-- before:
alter table public.loans add constraint loans_note check (note <> '') not valid;
alter table public.loans add constraint loans_lent check (lent_at > '2000-01-01') not valid;
create table public.copied (id bigint);
-- migration:
set local lock_timeout = '5s';
select count(*) from public.books;
alter table public.loans validate constraint loans_note;
alter table public.authors add column died date;
comment on table public.authors is 'x';
insert into public.books (title, author_id) values ('x', 1);
alter table public.loans validate constraint loans_lent; -- expect: work-under-lock
select count(*) from public.loans;
