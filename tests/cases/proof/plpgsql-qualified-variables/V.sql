alter table loans add column if not exists note text;
create or replace function "Lend"(reader text, due date) returns void language plpgsql as $$
<<lending>>
declare
  note text := 'new';
begin
  insert into loans (reader, due, note) values ("Lend".reader, "Lend".due, lending.note);
  update loans set due = "Lend".due where loans.reader = "Lend".reader;
end $$;
