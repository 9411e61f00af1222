do $$ begin
  if not exists (select 1 from pg_constraint where conname = 'a') then
    alter table public.books add constraint a check (pages > 0) not valid; -- expect: missing-lock-timeout
  end if;
end $$;
