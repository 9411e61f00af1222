do $$ begin
  if not exists (select from pg_attribute where attrelid = 'public.books'::regclass and attidentity <> '') then
    alter table public.books alter column id add generated always as identity;
  end if;
end $$;
