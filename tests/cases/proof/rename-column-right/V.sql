do $$ begin
  if exists (select from information_schema.columns where table_name = 'books' and column_name = 'note') then
    alter table public.books rename column note to remark;
  end if;
end $$;
