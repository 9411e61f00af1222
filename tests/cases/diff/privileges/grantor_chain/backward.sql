SET SESSION AUTHORIZATION r1;
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE public.t FROM r2;
RESET SESSION AUTHORIZATION;
SET SESSION AUTHORIZATION r3;
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE public.t FROM r1;
RESET SESSION AUTHORIZATION;
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE public.t FROM r3;
