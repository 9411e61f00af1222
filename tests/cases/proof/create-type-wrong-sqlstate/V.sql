do $$ begin
  create type public.mood as enum ('sad', 'glad');
exception when duplicate_table then null;
end $$;
