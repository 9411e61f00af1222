-- keel: no-transaction
set lock_timeout = '5s';
alter table public.books drop column title;
create index concurrently ids on public.books (id);
