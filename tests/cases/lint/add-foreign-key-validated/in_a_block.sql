do $$
begin
  if not exists (select from pg_constraint where conname = 'loans_author') then
    alter table public.loans
      add constraint loans_author foreign key (book_id) references public.authors (id); -- expect: add-foreign-key-validated
  end if;
exception when duplicate_object then null;
end $$;
