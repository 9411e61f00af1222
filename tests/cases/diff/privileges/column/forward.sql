-- privilege-change: who may do what changes
GRANT SELECT (a) ON TABLE public.t TO r1;
-- privilege-change: who may do what changes
GRANT UPDATE (b) ON TABLE public.t TO r1;
