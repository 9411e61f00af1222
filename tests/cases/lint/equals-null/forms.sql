update public.books set stock = null where id = 1;
update public.books set stock = 0 where null <> stock; -- expect: equals-null
update public.books set stock = 0 where stock is distinct from null;
create or replace view public.x with (security_invoker = true) as select id from public.books where stock = null; -- expect: equals-null
alter table public.books add constraint k check (stock = null) not valid; -- expect: equals-null
