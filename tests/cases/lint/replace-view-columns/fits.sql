create or replace view public.titles as select id, title from public.books where stock > 0;
create or replace view public.titles as select id, title, isbn from public.books;
create or replace view public.titles as select id, title, isbn, upper(title) as loud from public.books;
create or replace view public.titles (id, title, isbn, loud) as
  select id, title, isbn, 'x'::text from public.books;
create or replace view public.titles as
  select id, title, isbn, title as loud from public.books union all select 1, 'a', 'b', 'c';
-- What it has is not known.
create or replace view public.everything as select * from public.books;
create or replace view public.everything as select id from public.books;
create or replace view public.nobody_knows as select id from public.books;
create or replace view public.unnamed as select 1 + 1, 'x'::text, case when true then 1 end;
create or replace view public.unnamed as select 2 as a, 'y'::text as b, 3 as c;
-- Made anew.
drop view if exists public.titles;
create or replace view public.titles as select title from public.books;
alter view public.titles rename column title to name;
create or replace view public.titles as select title as name from public.books;
