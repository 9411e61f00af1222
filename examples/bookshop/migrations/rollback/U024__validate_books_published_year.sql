-- Undoes V024: no statement makes a constraint NOT VALID again, so it is made anew.

set local lock_timeout = '5s';

alter table public.books
  drop constraint if exists books_published_year_is_plausible,
  add constraint books_published_year_is_plausible
    check (published_year between 1450 and 2100) not valid;
