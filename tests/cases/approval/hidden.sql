do $$
declare
  what text := 'purge';
  verb text := 'drop';
begin
  if false then
    execute format('select public.%I()', what);
    execute format('alter table public.books %s column pages', verb);
    execute format('with x as (%s) select 1', what);
    execute 'select 1; ' || what;
    execute E'\x64elete from public.books';
    execute U&'\0064elete from public.books';
    execute format('comment on table public.books is %L %s', 'x', what);
  end if;
end $$;
copy (select 1) to program 'cat > /dev/null';
create rule gone as on insert to spare.things do also
  delete from public.fines where (select count(*) from public.fines) > 1000;
insert into spare.things values (99, 'x');
create procedure public.late() language plpgsql as $$
begin
  if (select count(*) from public.shelves) > 1000 then
    truncate public.shelves;
  end if;
end $$;
call public.late();
do $$ begin call public.late(); end $$;
-- loses: hidden-loss of line 12
-- loses: hidden-loss of line 13
-- loses: hidden-loss of line 14
-- loses: hidden-loss of line 15
-- loses: hidden-loss of line 16
-- loses: hidden-loss of line 17
-- loses: hidden-loss of line 18
-- loses: hidden-loss of line 21
-- loses: hidden-loss of rule gone on spare.things
-- loses: hidden-loss of public.late()
