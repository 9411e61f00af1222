create function private.scratch(a int) returns void language sql set search_path = '' as $$ select $$;
drop function private.scratch(int);
create function pg_temp.once() returns void language sql set search_path = '' as $$ select $$;
drop function pg_temp.once();
