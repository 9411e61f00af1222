-- kind: rollback
drop table if exists public.books cascade;
