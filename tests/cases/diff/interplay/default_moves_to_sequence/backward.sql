ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 1;
-- data-loss: how far it has counted is forgotten
DROP SEQUENCE public.s;
