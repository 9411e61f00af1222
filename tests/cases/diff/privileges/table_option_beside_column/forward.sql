-- privilege-change: who may do what changes
REVOKE GRANT OPTION FOR UPDATE ON TABLE public.t FROM r1;
-- privilege-change: who may do what changes
GRANT UPDATE (a) ON TABLE public.t TO r1 WITH GRANT OPTION;
