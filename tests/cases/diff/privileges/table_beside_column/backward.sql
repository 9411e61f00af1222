-- data-loss: the values of the column go
ALTER TABLE public.t DROP COLUMN c;
-- privilege-change: who may do what changes
GRANT REFERENCES, SELECT, UPDATE ON TABLE public.t TO r1;
-- privilege-change: who may do what changes
GRANT SELECT (b) ON TABLE public.t TO r1 WITH GRANT OPTION;
