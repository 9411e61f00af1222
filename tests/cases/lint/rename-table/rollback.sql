-- kind: rollback
alter table if exists public.authors rename to writers;
