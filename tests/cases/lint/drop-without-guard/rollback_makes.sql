-- kind: rollback
create table if not exists public.scratch (id bigint primary key);
drop table public.scratch;
drop table public.other; -- expect: drop-without-guard
