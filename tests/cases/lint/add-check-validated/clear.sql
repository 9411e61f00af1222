alter table public.books add constraint books_pages_check check (pages > 0) not valid;
create table public.shelves (id bigint primary key, width int, check (width > 0));
alter table public.shelves add constraint s1 check (id > 0);
create temp table scratch (a int);
alter table scratch add check (a > 0);
alter domain public.amount add constraint positive check (value > 0) not valid;
alter foreign table public.far add constraint f1 check (a > 0);
