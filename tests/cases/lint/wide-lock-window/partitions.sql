create table public.events_2025 partition of public.events for values from ('2025-01-01') to ('2026-01-01');
create table public.events_2026 partition of public.events for values from ('2026-01-01') to ('2027-01-01');
alter table public.events_2024 add constraint a check (id > 0) not valid;
drop table public.events_2024;
create policy books_all on public.books using (true); -- expect: wide-lock-window
