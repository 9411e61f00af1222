-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.v TO r1;
