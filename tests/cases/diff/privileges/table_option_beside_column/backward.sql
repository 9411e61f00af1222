-- privilege-change: who may do what changes
GRANT UPDATE ON TABLE public.t TO r1 WITH GRANT OPTION;
