CREATE TABLE public.t OF public.ct (
    b NOT NULL
);
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 5;
