-- privilege-change: who may do what changes
REVOKE SELECT ON TABLE public.f FROM r1;
