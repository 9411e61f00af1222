create table public.events_2025 partition of public.events for values from ('2025-01-01') to ('2026-01-01'); -- expect: create-partition-of
create table if not exists public.events_2024 partition of public.events for values from ('2024-01-01') to ('2025-01-01');
create table public.elsewhere_1 partition of public.elsewhere for values in (1); -- expect: create-partition-of
do $$ begin
  create table if not exists public.events_2026 partition of public.events for values from ('2026-01-01') to ('2027-01-01'); -- expect: create-partition-of
end $$;
create table public.made (a int) partition by list (a);
create table public.made_1 partition of public.made for values in (1) partition by list (a);
create table public.made_11 partition of public.made_1 for values in (1);
create table public.child () inherits (public.books);
