CREATE SCHEMA app;
CREATE FUNCTION app.f()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
CREATE TABLE app.t (
    a integer
);
