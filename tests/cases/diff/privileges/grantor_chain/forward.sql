-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO r3 WITH GRANT OPTION;
SET SESSION AUTHORIZATION r3;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO r1 WITH GRANT OPTION;
RESET SESSION AUTHORIZATION;
SET SESSION AUTHORIZATION r1;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO r2;
RESET SESSION AUTHORIZATION;
