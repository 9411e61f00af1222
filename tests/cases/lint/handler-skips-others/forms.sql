do $$ begin
  create type public.a as enum ('a');
  create type public.b as enum ('b'); -- expect: handler-skips-others
  create domain public.c as int; -- expect: handler-skips-others
exception when duplicate_object then null;
end $$;
do $$ begin
  alter table public.books add column a int;
  create policy p on public.books using (a > 0); -- expect: handler-skips-others
exception when others then null;
end $$;
do $$ begin
  drop type public.d;
  drop type public.e; -- expect: handler-skips-others
exception when undefined_object then null;
end $$;
