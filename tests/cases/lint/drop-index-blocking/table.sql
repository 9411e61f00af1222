-- before:
create index books_title on public.books (title);
create table public.old (a int);
create index old_a on public.old (a);
create table public.parts (a int) partition by range (a);
create index parts_a on public.parts (a);
create index "Books Pages" on public.books (pages);
create index elsewhere_a on public.elsewhere (a);
-- migration:
drop view public.titles;
drop index public.elsewhere_a; -- expect: drop-index-blocking
drop index public.books_title; -- expect: drop-index-blocking
drop index if exists public."Books Pages"; -- expect: drop-index-blocking
do $$ begin
  if exists (select 1 from pg_class where relname = 'old_a') then
    drop index public.old_a; -- expect: drop-index-blocking
  end if;
end $$;
drop index public.made_by_hand; -- expect: drop-index-blocking
drop index if exists public.perhaps_made_by_hand;
drop index if exists public.parts_a;
drop index if exists public.books_isbn_key;
create table public.made (a int);
create index made_a on public.made (a);
drop index public.made_a;
drop index concurrently if exists public.loans_book_id;
