do $$ begin
  alter table public.books add constraint once unique (title); -- expect: guard-wrong-sqlstate
exception when duplicate_object then null;
end $$;
do $$ begin
  create table public.a (id bigint primary key); -- expect: guard-wrong-sqlstate
  create type public.e as enum ('a');
exception when duplicate_object then null;
end $$;
do $$ begin
  alter table public.books add primary key (id); -- expect: guard-wrong-sqlstate
exception when duplicate_object or duplicate_table then null;
end $$;
do $$ begin
  alter table public.books rename column pages to page_count; -- expect: guard-wrong-sqlstate
exception when duplicate_column then null;
end $$;
do $$ begin
  create function public.f() returns void language sql as 'select'; -- expect: guard-wrong-sqlstate
exception when sqlstate '42710' then null;
end $$;
do $$ begin
  drop table public.loans; -- expect: guard-wrong-sqlstate
exception when undefined_object then null;
end $$;
do $$ begin
  create policy p on public.books using (true); -- expect: guard-wrong-sqlstate
exception when unique_violation then null;
end $$;
