-- privilege-change: who may do what changes
REVOKE INSERT, SELECT ON TABLE public.t FROM r1;
