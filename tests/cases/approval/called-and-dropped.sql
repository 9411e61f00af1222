create function public.late() returns int language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    delete from public.shelves;
  end if;
  return 1;
end $$;
create view spare.late with (security_invoker = true) as select public.late() as n;
do $$ begin perform n from spare.late; end $$;
drop view spare.late;
drop function public.late();
create function public.late_ddl() returns event_trigger language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    delete from public.shelves;
  end if;
  return;
end $$;
create event trigger later on ddl_command_end execute function public.late_ddl();
create table if not exists spare.more (id bigint primary key);
-- loses: called-unseen of public.late()
-- loses: called-unseen of public.late_ddl()
