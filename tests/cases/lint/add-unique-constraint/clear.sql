-- before:
create unique index books_title_key on public.books (title);
-- migration:
alter table public.books add constraint books_title_once unique using index books_title_key;
create table public.shelves (id bigint primary key, room text, unique (room));
alter table public.shelves add constraint s1 unique (id, room);
alter table only public.events add constraint events_once unique (happened_at, what);
create temp table scratch (a int);
alter table scratch add unique (a);
