-- before:
create table public.copied (id bigint);
-- migration:
alter table public.loans add constraint loans_note check (note <> '') not valid;
alter table public.loans validate constraint loans_note;
refresh materialized view private.totals;
create materialized view private.made as select 1 as id;
create unique index made_id on private.made (id);
refresh materialized view concurrently private.made;
create table public.kept (id bigint);
insert into public.kept values ((select count(*) from public.books));
insert into public.copied select id from public.books;
create index loans_note_index on public.loans (note);
