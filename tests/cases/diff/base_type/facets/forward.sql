COMMENT ON TYPE public.money2 IS 'ours';
ALTER TYPE public.money2 OWNER TO keel_owner;
-- privilege-change: who may do what changes
REVOKE ALL ON TYPE public.money2 FROM PUBLIC;
COMMENT ON FUNCTION public.money2_in(cstring) IS 'reads';
