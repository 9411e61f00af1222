-- privilege-change: who may do what changes
REVOKE ALL ON FUNCTION public.total(integer) FROM r1;
-- privilege-change: who may do what changes
GRANT ALL ON FUNCTION public.total(integer) TO PUBLIC;
