CREATE FUNCTION public.w()
 RETURNS bigint
 LANGUAGE internal
 WINDOW
AS $function$window_row_number$function$;
