do $$ begin
  if exists (select from information_schema.columns where table_name = 'books' and column_name = 'note') then
    create table public.books_note_before as select id, note from public.books;
    alter table public.books drop column note;
  end if;
end $$;
