drop table if exists public.loans, public.books;
drop policy if exists books_read on public.books;
drop owned by reporting;
do $$ begin
  if exists (select from pg_policies where schemaname = 'public' and tablename = 'loans') then
    drop policy loans_own on public.loans;
  end if;
end $$;
do $$ begin
  drop type public.mood;
exception when undefined_object then null;
end $$;
-- What every run makes, every run can drop.
create table if not exists public.scratch (id bigint primary key);
drop table public.scratch;
create temp table t (a int);
drop table t;
create or replace function private.once() returns void language sql as 'select';
select private.once();
drop function private.once();
create or replace trigger once before insert on public.loans for each row execute function private.touch();
drop trigger once on public.loans;
