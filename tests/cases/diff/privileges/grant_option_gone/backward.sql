-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO r1 WITH GRANT OPTION;
