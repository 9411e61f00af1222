-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO PUBLIC;
