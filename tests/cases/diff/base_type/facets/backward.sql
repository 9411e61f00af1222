COMMENT ON TYPE public.money2 IS NULL;
COMMENT ON FUNCTION public.money2_in(cstring) IS NULL;
ALTER TYPE public.money2 OWNER TO postgres;
-- privilege-change: who may do what changes
GRANT ALL ON TYPE public.money2 TO PUBLIC;
