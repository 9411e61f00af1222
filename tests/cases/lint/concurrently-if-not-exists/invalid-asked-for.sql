-- keel: no-transaction
do $$ begin
  if exists (select 1 from pg_index where indexrelid = to_regclass('public.books_title') and not indisvalid) then
    raise exception 'public.books_title is invalid';
  end if;
end $$;
do $$ begin perform 'books_pages'::regclass; end $$;
create index concurrently if not exists books_title on public.books (title);
create index concurrently if not exists books_pages on public.books (pages); -- expect: concurrently-if-not-exists
