-- before:
create table public.lists (a int) partition by list (a);
create table public.lists_rest partition of public.lists default;
create table public.lists_1 (a int check (a = 1));
create table public.late (a int) partition by list (a);
create table public.late_rest (a int);
alter table public.late attach partition public.late_rest default;
create table public.checked (a int) partition by list (a);
create table public.checked_rest partition of public.checked default;
alter table public.checked_rest add constraint a check (a <> 1);
create table public.gone (a int) partition by list (a);
create table public.gone_rest partition of public.gone default;
drop table public.gone_rest;
create table public.detached (a int) partition by list (a);
create table public.detached_rest partition of public.detached default;
alter table public.detached detach partition public.detached_rest;
create table public.unvalidated (a int) partition by list (a);
create table public.unvalidated_rest partition of public.unvalidated (primary key (a)) default;
alter table public.unvalidated_rest add constraint a check (a <> 1) not valid;
-- migration:
alter table public.unvalidated attach partition public.unvalidated_1 for values in (1); -- expect: default-partition-scan
alter table public.lists attach partition public.lists_1 for values in (1); -- expect: default-partition-scan
alter table public.late attach partition public.late_1 for values in (1); -- expect: default-partition-scan
alter table public.late attach partition public.late_2 for values in (2);
alter table public.checked attach partition public.checked_1 for values in (1);
alter table public.gone attach partition public.gone_1 for values in (1);
alter table public.detached attach partition public.detached_1 for values in (1);
alter table public.events attach partition public.events_2025 for values from ('2025-01-01') to ('2026-01-01');
create table public.made (a int) partition by list (a);
create table public.made_rest partition of public.made default;
insert into public.made_rest select 1;
alter table public.made attach partition public.made_1 for values in (1);
