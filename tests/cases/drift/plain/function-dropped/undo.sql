
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = off;
CREATE FUNCTION shop.total(a bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$select sum(price) from shop.books where author = a$function$;
REVOKE ALL ON FUNCTION shop.total(bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION shop.total(bigint) TO shop_reader;
COMMIT;
