-- kind: rollback
drop policy if exists books_read on public.books;
create policy books_read on public.books using (true);
create policy books_more on public.books using (true); -- expect: create-without-guard
drop table if exists public.shelves;
create table public.shelves (id bigint primary key);
create index shelves_id on public.shelves (id);
alter table public.shelves add column note text;
