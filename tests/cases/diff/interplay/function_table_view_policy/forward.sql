CREATE TABLE public.t (
    a integer,
    o text
);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.mine(public.t)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$select $1.o = current_user$function$;
CREATE POLICY p ON public.t USING (public.mine(t.*));
CREATE VIEW public.v (a) WITH (security_invoker = 'true') AS
 SELECT a
   FROM public.t;
