-- privilege-change: who may do what changes
REVOKE DELETE ON TABLE public.t FROM postgres;
