-- privilege-change: who may do what changes
REVOKE ALL ON FUNCTION public.total(integer) FROM PUBLIC;
-- privilege-change: who may do what changes
GRANT ALL ON FUNCTION public.total(integer) TO r1;
