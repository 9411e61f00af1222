create function public.late(int, int) returns int language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    delete from public.shelves;
  end if;
  return 1;
end $$;
create function public.late_check(bigint) returns boolean language sql as $$
  delete from public.shelves where (select count(*) from public.shelves) > 1000;
  select true
$$;
create function public.late_default() returns bigint language plpgsql as $$
begin
  execute 'delete from public.shelves where ' || case when now() > 'infinity' then '' else 'false' end;
  return 99;
end $$;
create function public.late_view() returns int language plpgsql as $$
begin
  if now() > 'infinity' then
    truncate public.shelves;
  end if;
  return 1;
end $$;
create operator spare.### (leftarg = int, rightarg = int, function = public.late);
select 1 operator(spare.###) 2;
alter table spare.things add constraint odd check (public.late_check(id)) not valid;
alter table spare.things alter column id set default public.late_default();
insert into spare.things (label) values ('x');
create view spare.late with (security_invoker = true) as select public.late_view() as n;
select * from spare.late;
create function public.late_fired() returns trigger language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    delete from public.shelves;
  end if;
  return new;
end $$;
create function public.later() returns trigger language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    perform public.purge_all();
  end if;
  return new;
end $$;
create trigger late_fired after insert on spare.things for each row execute function public.late_fired();
create trigger later after insert on spare.things for each row execute function public.later();
insert into spare.things values (98, 'x');
-- loses: called-unseen of public.late()
-- loses: called-unseen of public.late_check()
-- loses: called-unseen of public.late_default()
-- loses: called-unseen of public.late_view()
-- loses: called-unseen of public.late_fired()
-- loses: called-unseen of public.later()
