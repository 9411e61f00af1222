alter table public.authors rename to writers; -- expect: rename-table
alter table if exists public.nobody_knows rename to somebody; -- expect: rename-table
alter foreign table public.far rename to near; -- expect: rename-table
do $$ begin
  alter table loans rename to lendings; -- expect: rename-table
end $$;
