alter table public.books disable trigger books_touch; -- expect: disable-trigger
alter table books
  alter pages set default 1,
  disable trigger user; -- expect: disable-trigger
alter table public.books enable trigger user;
