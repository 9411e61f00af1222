-- privilege-change: who may do what changes
GRANT INSERT ON TABLE public.t TO r1;
