drop table if exists public.books cascade; -- expect: drop-cascade
drop view if exists public.titles cascade; -- expect: drop-cascade
drop materialized view if exists private.totals cascade; -- expect: drop-cascade
drop function if exists private.touch() cascade; -- expect: drop-cascade
drop type if exists public.mood cascade; -- expect: drop-cascade
drop domain if exists public.amount cascade; -- expect: drop-cascade
drop sequence if exists public.numbers cascade; -- expect: drop-cascade
drop index if exists public.books_author_id cascade; -- expect: drop-cascade
alter table public.loans drop column if exists note cascade; -- expect: drop-cascade
alter table public.authors
  drop constraint if exists authors_pkey cascade, -- expect: drop-cascade
  drop column if exists born cascade; -- expect: drop-cascade
drop server if exists archive cascade; -- expect: drop-cascade
do $$ begin
  drop view if exists other cascade; -- expect: drop-cascade
end $$;
