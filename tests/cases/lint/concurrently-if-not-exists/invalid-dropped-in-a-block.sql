-- keel: no-transaction
do $$ begin
  if exists (select 1 from pg_index where indexrelid = to_regclass('public.books_title') and not indisvalid) then
    drop index public.books_title;
  end if;
end $$;
create index concurrently if not exists books_title on public.books (title);
