do $$ begin
  create type public.mood as enum ('sad', 'glad');
exception when duplicate_object then null;
end $$;
create table if not exists public.books (id bigint primary key, mood public.mood);
