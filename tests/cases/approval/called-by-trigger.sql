create function public.late() returns trigger language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    delete from public.shelves;
  end if;
  return new;
end $$;
create trigger later after insert on spare.things for each row execute function public.late();
insert into spare.things values (99, 'x');
-- loses: called-unseen of public.late()
