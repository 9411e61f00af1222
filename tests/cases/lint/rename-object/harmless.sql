alter table public.books rename constraint books_isbn_key to books_isbn_once;
alter index public.books_author_id rename to books_author;
alter policy books_read on public.books rename to books_seen;
alter trigger books_touch on public.books rename to books_touched;
-- A wrapper, a view and a type of the old name.
alter function private.touch() rename to touched;
create function private.touch() returns trigger language plpgsql as $$ begin return new; end $$;
alter view public.titles rename to names;
create view public.titles as select id, title from public.books;
alter type public.mood rename to mood_old;
create type public.mood as enum ('happy');
-- Made here.
create type public.fresh as enum ('a');
alter type public.fresh rename value 'a' to 'b';
alter type public.fresh rename to new;
create sequence public.counter;
alter sequence public.counter rename to count;
