drop table public.loans; -- expect: drop-table
drop table if exists books; -- expect: drop-table
drop table if exists public.authors cascade; -- expect: drop-table
drop table if exists public.events_2024; -- expect: drop-table
drop table if exists public.nobody_knows; -- expect: drop-table
drop table if exists public.a, public.b; -- expect: drop-table, drop-table
do $$ begin
  drop table if exists public.events; -- expect: drop-table
end $$;
