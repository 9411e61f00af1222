create index on public.books (title); -- expect: unnamed-index
create unique index concurrently on public.books (lower(title)); -- expect: unnamed-index
create table public.made (a int);
create index on public.made (a); -- expect: unnamed-index
create temporary table scratch (a int);
create index on scratch (a);
create index books_title on public.books (title);
alter table public.made add unique (a);
