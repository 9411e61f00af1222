-- privilege-change: who may do what changes
GRANT ALL ON TABLE public.t TO "R 2";
