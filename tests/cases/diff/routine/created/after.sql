create function f(a int, b text default 'x''y') returns text language sql immutable strict parallel safe cost 7 as $$ select $1::text || $2 $$;
