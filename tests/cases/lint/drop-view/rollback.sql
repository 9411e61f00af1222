-- kind: rollback
drop view if exists public.titles;
