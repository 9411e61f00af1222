drop table public.loans; -- expect: drop-without-guard
drop view public.titles; -- expect: drop-without-guard
drop index public.books_author_id; -- expect: drop-without-guard
drop index concurrently public.loans_book_id; -- expect: drop-without-guard
drop function private.touch(); -- expect: drop-without-guard
drop type public.mood; -- expect: drop-without-guard
drop schema private; -- expect: drop-without-guard
drop extension citext; -- expect: drop-without-guard
drop policy books_read on public.books; -- expect: drop-without-guard
drop trigger books_touch on public.books; -- expect: drop-without-guard
drop role reporting; -- expect: drop-without-guard
drop publication p; -- expect: drop-without-guard
drop server s; -- expect: drop-without-guard
drop user mapping for current_user server s; -- expect: drop-without-guard
drop event trigger e; -- expect: drop-without-guard
drop cast (text as public.mood); -- expect: drop-without-guard
-- One finding for one statement.
drop table public.books, public.authors; -- expect: drop-without-guard
do $$ begin
  drop view public.other; -- expect: drop-without-guard
end $$;
