-- keel: no-transaction
do $$ begin
  create index concurrently a on public.books (title); -- expect: concurrently-in-transaction
  create index b on public.books (title);
end $$;
