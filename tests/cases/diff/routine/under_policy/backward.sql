-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
DROP FUNCTION public.f(integer);
CREATE FUNCTION public.f()
 RETURNS boolean
 LANGUAGE sql
AS $function$select true$function$;
-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t USING (public.f());
