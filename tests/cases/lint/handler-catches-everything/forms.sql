do $$ begin
  create type public.e as enum ('a'); -- expect: handler-catches-everything
  create type public.f as enum ('a');
exception when others then null;
end $$;
do $$ begin
  begin
    alter table public.books add column a int; -- expect: handler-catches-everything
  exception when others then
    raise notice 'passed over: %', sqlerrm;
  end;
  alter table public.books add column if not exists b int;
end $$;
do $$ begin
  create policy p on public.books using (true); -- expect: handler-catches-everything
exception
  when duplicate_object then null;
  when others then raise warning 'x';
end $$;
