ALTER TYPE public.later OWNER TO postgres;
