alter table public.books set unlogged; -- expect: move-table
alter table public.books set logged; -- expect: move-table
alter table if exists public.books set tablespace fast; -- expect: move-table
alter table public.unheard_of set tablespace fast; -- expect: move-table
alter table public.books
  alter column pages set default 1,
  set access method columnar; -- expect: move-table
alter table all in tablespace slow set tablespace fast; -- expect: move-table
