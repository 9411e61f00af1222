create function f() returns text language plpgsql as $a$ begin return $b$ it's \ "$$" $function$ $b$; end $a$;
