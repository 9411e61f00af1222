do $$ begin
  if exists (select from pg_enum where enumtypid = 'public.mood'::regtype and enumlabel = 'calm') then
    alter type public.mood rename to mood_old;
    create type public.mood as enum ('sad', 'glad');
    drop type public.mood_old;
  end if;
end $$;
