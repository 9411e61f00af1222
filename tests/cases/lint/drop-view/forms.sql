drop view public.titles; -- expect: drop-view
drop view if exists public.nobody_knows; -- expect: drop-view
do $$ begin
  drop view if exists other; -- expect: drop-view
end $$;
drop materialized view if exists private.totals;
