CREATE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$begin return (select count(*) from later); end$function$;
CREATE TABLE public.later (
    a integer
);
