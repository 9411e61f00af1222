create or replace function "Lend"(reader text, due date) returns void language plpgsql as $$
begin
  insert into loans (reader, due) values ("Lend".reader, "Lend".due);
end $$;
alter table loans drop column if exists note;
