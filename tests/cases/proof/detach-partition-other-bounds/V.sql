do $$ begin
  if exists (select from pg_inherits where inhrelid = 'public.events_2024'::regclass) then
    alter table public.events detach partition public.events_2024;
  end if;
end $$;
