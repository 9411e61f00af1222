create table if not exists public.scratch (id bigint primary key);
drop table public.scratches; -- expect: drop-without-guard
-- It is older, and every run makes it where it is missing.
create table if not exists public.loans (id bigint primary key);
drop table public.loans;
create cast (text as public.mood) with inout;
drop cast (text as public.mood);
create role somebody;
drop role somebody;
drop role somebody_else; -- expect: drop-without-guard
