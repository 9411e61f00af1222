-- privilege-change: who may do what changes
REVOKE SELECT (a) ON TABLE public.t FROM r1;
-- privilege-change: who may do what changes
REVOKE UPDATE (b) ON TABLE public.t FROM r1;
