-- privilege-change: who may do what changes
REVOKE ALL ON FUNCTION public.f() FROM PUBLIC;
-- privilege-change: who may do what changes
GRANT ALL ON FUNCTION public.f() TO r1;
