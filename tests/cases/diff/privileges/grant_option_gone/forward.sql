-- privilege-change: who may do what changes
REVOKE GRANT OPTION FOR SELECT ON TABLE public.t FROM r1;
