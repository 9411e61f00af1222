-- before:
create table public.parts (a int) partition by list (a);
create table public.parts_1 partition of public.parts for values in (1);
create table public.parts_rest partition of public.parts default;
-- migration:
alter table public.events detach partition public.events_2024; -- expect: detach-partition-blocking
alter table only public.elsewhere detach partition public.elsewhere_1; -- expect: detach-partition-blocking
alter table public.parts detach partition public.parts_1;
create table public.made (a int) partition by list (a);
create table public.made_1 partition of public.made for values in (1);
alter table public.made detach partition public.made_1;
