-- preset: supabase
create or replace view public.a as select 1 as one; -- expect: view-without-security-invoker
create or replace view public.b with (security_invoker) as select 1 as one;
create or replace view public.c with (security_invoker = on) as select 1 as one;
create or replace view public.d with (security_invoker = false) as select 1 as one; -- expect: view-without-security-invoker
create or replace view private.e as select 1 as one;
create temporary view f as select 1 as one;
