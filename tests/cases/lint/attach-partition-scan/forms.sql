-- before:
create table public.old (id bigint not null, happened_at timestamptz not null, what text not null);
create table public.checked (id bigint not null, happened_at timestamptz not null, what text not null);
alter table public.checked add constraint in_2022 check (happened_at >= '2022-01-01' and happened_at < '2023-01-01') not valid;
alter table public.checked validate constraint in_2022;
create table public.unvalidated (id bigint not null, happened_at timestamptz not null, what text not null);
alter table public.unvalidated add constraint in_2021 check (happened_at >= '2021-01-01' and happened_at < '2022-01-01') not valid;
create table public.off_topic (id bigint not null, happened_at timestamptz not null, what text not null, check (id > 0));
create foreign table public.far (id bigint not null, happened_at timestamptz not null, what text not null) server elsewhere;
-- migration:
alter table public.events attach partition public.old for values from ('2023-01-01') to ('2024-01-01'); -- expect: attach-partition-scan
alter table public.events attach partition public.checked for values from ('2022-01-01') to ('2023-01-01');
alter table public.events attach partition public.unvalidated for values from ('2021-01-01') to ('2022-01-01'); -- expect: attach-partition-scan
alter table public.events attach partition public.off_topic for values from ('2020-01-01') to ('2021-01-01'); -- expect: attach-partition-scan
alter table public.events attach partition public.nobody_knows for values from ('2019-01-01') to ('2020-01-01'); -- expect: attach-partition-scan
alter table public.events attach partition public.far for values from ('2018-01-01') to ('2019-01-01');
create table public.events_2025 (like public.events including all);
alter table public.events attach partition public.events_2025 for values from ('2025-01-01') to ('2026-01-01');
alter index public.events_what attach partition public.events_2024_what;
