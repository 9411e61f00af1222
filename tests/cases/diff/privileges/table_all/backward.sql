-- privilege-change: who may do what changes
REVOKE ALL ON TABLE public.t FROM "R 2";
