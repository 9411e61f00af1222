ALTER SCHEMA app OWNER TO postgres;
-- privilege-change: who may do what changes
GRANT USAGE ON SCHEMA app TO r1;
ALTER FUNCTION public.f() OWNER TO postgres;
-- privilege-change: who may do what changes
GRANT ALL ON FUNCTION public.f() TO r1;
ALTER SEQUENCE public.s OWNER TO postgres;
-- privilege-change: who may do what changes
GRANT USAGE ON SEQUENCE public.s TO r1;
ALTER TABLE public.t OWNER TO postgres;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO r1;
-- privilege-change: who may do what changes
GRANT INSERT ON TABLE public.t TO r1 WITH GRANT OPTION;
-- privilege-change: who may do what changes
REVOKE UPDATE (a) ON TABLE public.t FROM postgres;
-- privilege-change: who may do what changes
GRANT UPDATE (a) ON TABLE public.t TO r1;
