CREATE FUNCTION public.function("in" integer)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
CREATE TABLE public."table" (
    "select" integer,
    "from" text,
    "user" integer,
    "order" integer,
    CONSTRAINT "check" CHECK (("select" > 0))
);
CREATE VIEW public.view ("select", "user") AS
 SELECT "select",
    "user"
   FROM public."table";
