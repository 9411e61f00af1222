-- before:
create function private.settle(loan int) returns void language sql set search_path = '' as $$ select $$;
create function private.lend(book bigint) returns void language sql set search_path = '' as $$ select $$;
create function private.extend(book bigint) returns void language sql set search_path = '' as $$ select $$;
-- migration:
drop function if exists private.settle(integer);
create function private.settle(loan int) returns boolean language sql as 'select true';
-- Old calls fit the new one by its default.
drop function if exists private.lend(bigint);
create function private.lend(book bigint, days int default 14) returns void language sql set search_path = '' as $$ select $$;
-- They do not fit this one.
drop function if exists private.extend(bigint); -- expect: drop-routine
create function private.extend(book bigint, days int) returns void language sql set search_path = '' as $$ select $$;
drop function if exists private.whatever;
create function private.whatever(a text) returns void language sql set search_path = '' as $$ select $$;
drop aggregate if exists private.longest(text);
create aggregate private.longest(text) (sfunc = textcat, stype = text);
drop function if exists private.of_type(public.mood);
create function private.of_type(mood) returns void language sql set search_path = '' as $$ select $$;
