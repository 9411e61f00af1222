-- privilege-change: who may do what changes
REVOKE ALL ON TYPE public.e FROM PUBLIC;
