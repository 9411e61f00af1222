do $$ begin
  perform set_config('lock_timeout', '5s', true);
  alter table public.books add constraint a check (pages > 0) not valid;
end $$;
