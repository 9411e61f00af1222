-- server: 18
-- before:
create table public.events_2020 (id bigint not null, happened_at timestamptz not null, what text not null);
alter table public.events_2020 add constraint a check (happened_at < '2021-01-01') not enforced;
-- migration:
alter table public.events attach partition public.events_2020 for values from ('2020-01-01') to ('2021-01-01'); -- expect: attach-partition-scan
