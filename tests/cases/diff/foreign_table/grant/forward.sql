-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.f TO r1;
