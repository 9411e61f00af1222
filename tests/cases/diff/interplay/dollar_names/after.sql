create table "$1" ("$a$" int); create function "$f$"() returns text language sql as $x$ select '$f$ $$' $x$;
