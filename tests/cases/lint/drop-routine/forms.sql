-- before:
create function private.settle(loan bigint) returns void language sql set search_path = '' as $$ select $$;
create procedure private.sweep() language sql set search_path = '' as $$ select $$;
create aggregate private.longest(text) (sfunc = textcat, stype = text);
-- migration:
drop function private.settle(bigint); -- expect: drop-routine
drop function if exists private.nobody_knows(int); -- expect: drop-routine
drop function if exists private.touch; -- expect: drop-routine
drop procedure if exists private.sweep(); -- expect: drop-routine
drop aggregate if exists private.longest(text); -- expect: drop-routine
drop routine if exists private.other(text); -- expect: drop-routine
