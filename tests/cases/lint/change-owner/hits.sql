-- before:
create function public.rights() returns int language sql security definer set search_path = '' as $$ select 1 $$;
-- migration:
alter function public.rights() owner to app; -- expect: change-owner
alter table public.books owner to current_user; -- expect: change-owner
alter table only books
  alter pages set default 1,
  owner to app; -- expect: change-owner
alter view public.titles owner to app; -- expect: change-owner
alter materialized view private.totals owner to app; -- expect: change-owner
alter schema private owner to app; -- expect: change-owner
alter function public.unheard_of(int) owner to app; -- expect: change-owner
