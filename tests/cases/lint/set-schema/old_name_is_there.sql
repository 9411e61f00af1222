alter table public.loans set schema private;
create view public.loans as select id, book_id from private.loans;
create table public.scratch (id bigint primary key);
alter table public.scratch set schema private;
-- What an extension brought is found under another name: a warning of another rule.
alter extension citext set schema private;
