
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = off;
CREATE OR REPLACE FUNCTION shop.total(a bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$select sum(price) from shop.books where author = a$function$;
COMMIT;
