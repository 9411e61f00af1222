-- Undoes V023.

set local lock_timeout = '5s';

alter table public.books drop constraint if exists books_published_year_is_plausible;
