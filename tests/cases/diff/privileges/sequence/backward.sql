-- privilege-change: who may do what changes
REVOKE USAGE ON SEQUENCE public.s FROM r1;
