create table public.events_2025 (like public.events including all);
insert into public.events_2025 select * from public.events where happened_at >= '2025-01-01';
alter table public.events attach partition public.events_2025 for values from ('2025-01-01') to ('2026-01-01');
