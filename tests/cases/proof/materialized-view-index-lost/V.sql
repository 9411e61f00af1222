drop materialized view if exists public.dear;
