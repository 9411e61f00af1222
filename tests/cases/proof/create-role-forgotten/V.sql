do $$ begin
  if not exists (select from pg_roles where rolname = 'helper') then
    create role helper;
  end if;
end $$;
