-- privilege-change: who may do what changes
GRANT INSERT, SELECT ON TABLE public.t TO r1;
