SET SESSION AUTHORIZATION r1;
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE public.t FROM "R 2";
RESET SESSION AUTHORIZATION;
