-- before:
create view public.one as select id, title from public.books;
create view public.two as select id, title from public.books;
create view public.three as select id, title from public.books;
create view public.four as select id, title from public.books;
-- migration:
create or replace view public.titles as select id from public.books; -- expect: replace-view-columns
create or replace view public.one as select id, title as name from public.books; -- expect: replace-view-columns
create or replace view two as select title, id from public.books; -- expect: replace-view-columns
create or replace view public.three (id, name) as select id, title from public.books; -- expect: replace-view-columns
create or replace view public.four as -- expect: replace-view-columns
  select id as number, title from public.books union all select 1, 'x';
