create procedure public.late() language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    truncate public.shelves;
  end if;
end $$;
call public.late();
do $$ begin call public.late(); end $$;
-- loses: hidden-loss of public.late()
