-- preset: supabase
-- server: 14
create or replace view public.a as select 1 as one;
