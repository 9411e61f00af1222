alter table public.events attach partition public.events_2024 for values from ('2024-01-01') to ('2026-01-01');
