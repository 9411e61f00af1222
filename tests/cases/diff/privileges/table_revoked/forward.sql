-- privilege-change: who may do what changes
REVOKE INSERT ON TABLE public.t FROM r1;
