CREATE TABLE public.owners (id int PRIMARY KEY);
CREATE TABLE public.visits (day date, place int, owner int) PARTITION BY LIST (place);
CREATE TABLE public.visits_1 PARTITION OF public.visits FOR VALUES IN (1);
ALTER TABLE public.visits_1 ADD CONSTRAINT "first's key" UNIQUE (place, day);
CREATE TABLE public.visits_2 (day date, place int, owner int REFERENCES public.owners)
    PARTITION BY LIST (place);
CREATE TABLE public.visits_2_a (place int, owner int, day date, CONSTRAINT own UNIQUE (place, day));
ALTER TABLE public.visits_2 ATTACH PARTITION public.visits_2_a FOR VALUES IN (2);
ALTER TABLE public.visits ATTACH PARTITION public.visits_2 FOR VALUES IN (2, 3);
ALTER TABLE public.visits ADD UNIQUE (place, day);
ALTER TABLE public.visits ADD CONSTRAINT theirs FOREIGN KEY (owner) REFERENCES public.owners;
COMMENT ON CONSTRAINT own ON public.visits_2_a IS 'as the table that was attached had it';
CREATE TABLE public.sales (id int, place int, PRIMARY KEY (id, place)) PARTITION BY LIST (place);
CREATE TABLE public.sales_1 PARTITION OF public.sales FOR VALUES IN (1);
ALTER TABLE public.sales_1 RENAME CONSTRAINT sales_1_pkey TO first;
CREATE TABLE public.sales_2 PARTITION OF public.sales FOR VALUES IN (2);
