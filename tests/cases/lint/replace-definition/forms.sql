create or replace view titles as select id, title from books; -- expect: replace-definition
create or replace function private.touch() returns trigger language plpgsql as $$ begin return null; end $$; -- expect: replace-definition
create or replace function private.touch(a int) returns int language sql as 'select 1';
create or replace view more as select id, title from books;
create or replace view more as select id, title, stock from books;
drop view titles;
create view titles as select 1 as id;
