create table if not exists public.events_2025 partition of public.events for values from ('2025-01-01') to ('2026-01-01');
