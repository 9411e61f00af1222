do $$ begin
  if exists (select from pg_enum where enumtypid = 'public.mood'::regtype and enumlabel = 'sad') then
    alter type public.mood rename value 'sad' to 'blue';
  end if;
end $$;
