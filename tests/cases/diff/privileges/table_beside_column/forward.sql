-- privilege-change: who may do what changes
REVOKE REFERENCES, SELECT, UPDATE ON TABLE public.t FROM r1;
-- privilege-change: who may do what changes
GRANT REFERENCES (a), UPDATE (a) ON TABLE public.t TO r1 WITH GRANT OPTION;
-- privilege-change: who may do what changes
GRANT SELECT (b) ON TABLE public.t TO r1;
ALTER TABLE public.t ADD COLUMN c integer;
GRANT UPDATE (c) ON TABLE public.t TO r1;
