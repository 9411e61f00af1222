drop table if exists public.events_2025;
