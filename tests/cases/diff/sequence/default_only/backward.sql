ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
-- data-loss: how far it has counted is forgotten
DROP SEQUENCE public.s;
