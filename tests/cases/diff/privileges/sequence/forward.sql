-- privilege-change: who may do what changes
GRANT USAGE ON SEQUENCE public.s TO r1;
