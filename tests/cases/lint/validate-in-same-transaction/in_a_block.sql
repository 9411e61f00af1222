do $$
begin
  alter table public.books add constraint books_pages_check check (pages > 0) not valid;
exception when duplicate_object then null;
end $$;
alter table public.books validate constraint books_pages_check; -- expect: validate-in-same-transaction
