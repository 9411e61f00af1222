CREATE TABLE public.t (
    a integer,
    b integer
);
ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;
ALTER TABLE public.t ADD CONSTRAINT "B" NOT NULL b NOT VALID;
