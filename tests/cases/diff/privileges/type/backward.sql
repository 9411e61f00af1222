-- privilege-change: who may do what changes
GRANT ALL ON TYPE public.e TO PUBLIC;
