ALTER TABLE public.t OWNER TO r1;
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.t TO r2;
