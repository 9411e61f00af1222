create trigger loans_touch before update on public.loans -- expect: trigger-on-existing-table
  for each row execute function private.touch();
create or replace trigger books_touch after insert on books -- expect: trigger-on-existing-table
  for each statement execute procedure private.touch();
create constraint trigger late after insert on public.books -- expect: trigger-on-existing-table
  deferrable for each row execute function private.touch();
