-- privilege-change: who may do what changes
REVOKE ALL ON FUNCTION public.f() FROM r1;
-- privilege-change: who may do what changes
GRANT ALL ON FUNCTION public.f() TO PUBLIC;
