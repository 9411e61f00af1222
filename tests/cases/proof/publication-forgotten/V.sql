do $$ begin
  if not exists (select from pg_publication where pubname = 'news') then
    create publication news for table public.books;
  end if;
end $$;
