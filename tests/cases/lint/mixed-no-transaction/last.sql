-- keel: no-transaction
drop index concurrently if exists public.books_title;
create index concurrently books_title on public.books (title);
comment on index public.books_title is 'x';
alter type public.mood add value if not exists 'x';
vacuum public.books;
alter table public.books add column if not exists a int;
create or replace view public.v as select 1 as a;
insert into public.authors (name) values ('x') on conflict do nothing;
update public.books set stock = 0 where stock is null;
alter table public.books drop constraint if exists a;
alter table public.books add constraint a check (pages > 0) not valid;
drop policy if exists p on public.books;
create policy p on public.books using (true);
alter table public.books add column b int;
