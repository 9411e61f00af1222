do $$ begin
  if not exists (select from pg_constraint where conname = 'c' and conrelid = 'public.books'::regclass) then
    alter table public.books add constraint c check (pages > 0) not valid;
  end if;
end $$;
do $$ begin
  if exists (select from information_schema.columns where table_schema = 'public'
             and table_name = 'books' and column_name = 'pages') then
    alter table public.books rename column pages to page_count;
  end if;
end $$;
do $$ begin
  alter publication supabase_realtime add table public.books;
exception when duplicate_object then null;
end $$;
do $$ begin
  begin
    alter table public.books add column b int;
  exception when duplicate_column then
    raise notice 'there';
  end;
  alter table public.books add column c int; -- expect: alter-without-guard
end $$;
