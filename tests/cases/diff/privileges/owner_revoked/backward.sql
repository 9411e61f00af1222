-- privilege-change: who may do what changes
GRANT DELETE ON TABLE public.t TO postgres;
