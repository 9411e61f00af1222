alter table public.books add column number serial; -- expect: add-column-serial
alter table books add number2 bigserial; -- expect: add-column-serial
alter table if exists only public.books
  add column if not exists fresh text,
  add column if not exists n3 smallserial not null, -- expect: add-column-serial
  add column if not exists n4 serial8 unique; -- expect: add-column-serial
alter table public.unheard_of add column number serial; -- expect: add-column-serial
set search_path = private;
alter table totals_of_old add column number serial4; -- expect: add-column-serial
