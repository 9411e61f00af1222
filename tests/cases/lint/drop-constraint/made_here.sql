create table public.scratch (id bigint primary key, a int constraint positive check (a > 0));
alter table public.scratch drop constraint positive;
alter table public.books add constraint once check (pages is not null) not valid;
alter table public.books drop constraint once;
create temp table t (a int constraint c check (a > 0));
alter table t drop constraint c;
