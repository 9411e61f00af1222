ALTER TABLE public.t OWNER TO postgres;
-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE public.t FROM r2;
