-- may-fail: the value it stands at may be out of its new range
ALTER SEQUENCE public.s INCREMENT BY 1 CACHE 1;
