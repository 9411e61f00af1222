do $$
begin
  if not exists (select from information_schema.columns where column_name = 'number') then
    alter table public.books add column number serial; -- expect: add-column-serial
  end if;
end $$;
