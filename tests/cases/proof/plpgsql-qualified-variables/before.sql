create table loans (id bigint generated always as identity primary key, reader text, due date);
create function "Lend"(reader text, due date) returns void language plpgsql as $$
begin
  insert into loans (reader, due) values ("Lend".reader, "Lend".due);
end $$;
