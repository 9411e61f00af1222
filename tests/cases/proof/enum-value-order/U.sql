do $$ begin
  alter type public.mood rename to mood_old;
  create type public.mood as enum ('glad', 'sad');
  drop type public.mood_old;
end $$;
