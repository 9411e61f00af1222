-- keel: no-transaction
do $$ begin
  if not exists (select 1 from pg_type where typname = 'size') then
    create type public.size as enum ('s');
  end if;
end $$;
vacuum public.books;
