ALTER TABLE public.t OWNER TO postgres;
