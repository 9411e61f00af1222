-- data-loss: all rows of the table go
DROP TABLE public.archive;
-- data-loss: all rows of the table go
DROP TABLE public.jobs;
-- data-loss: all rows of the table go
DROP TABLE public.seen;
ALTER TABLE public.visits ALTER COLUMN seen DROP NOT NULL;
