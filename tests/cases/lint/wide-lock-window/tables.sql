create table public.made (a int);
alter table public.made add column b int;
alter table public.books add column a int;
alter table public.books add column b int;
alter table public.made add column c int;
alter table public.loans add constraint loans_keeper_fkey foreign key (reader) references public.authors (id) not valid;
alter table public.authors add column b int; -- expect: wide-lock-window
alter table public.events add column b int;
