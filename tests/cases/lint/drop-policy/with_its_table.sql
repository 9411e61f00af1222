drop policy if exists books_read on public.books;
drop table if exists public.books cascade;
drop policy if exists titles_read on public.titles_base; -- expect: drop-policy
