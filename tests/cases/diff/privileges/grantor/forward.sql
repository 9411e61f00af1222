SET SESSION AUTHORIZATION r1;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO "R 2";
RESET SESSION AUTHORIZATION;
