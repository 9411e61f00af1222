-- What the migration makes is seen by nobody before it ends, full or empty.
create table public.plans (id bigint primary key, title text);
insert into public.plans (id, title) values (1, 'free'), (2, 'paid');
create index plans_title on public.plans (title);
create table public.thick as select * from public.books where pages > 500;
create index thick_title on public.thick (title);
create materialized view public.pages_by_author as
  select author_id, sum(pages) as pages from public.books group by author_id;
create unique index pages_by_author_key on public.pages_by_author (author_id);
create index books_pages on public.books (pages); -- expect: create-index-blocking
