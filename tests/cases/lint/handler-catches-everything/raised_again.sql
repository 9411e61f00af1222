do $$ begin
  create type public.e as enum ('a');
exception when others then
  raise;
end $$;
do $$ begin
  create type public.f as enum ('a');
exception
  when duplicate_object then null;
  when others then
    raise exception 'cannot make f: %', sqlerrm;
end $$;
do $$ begin
  create type public.g as enum ('a');
exception when duplicate_object then null;
end $$;
-- Rows are another matter.
do $$ begin
  insert into public.authors (name) values ('Ada');
exception when others then null;
end $$;
do $$ begin
  create type public.h as enum ('a');
exception when others then
  if sqlstate <> '42710' then
    raise exception using errcode = sqlstate, message = sqlerrm;
  end if;
end $$;
