CREATE TABLE public.owners (id int PRIMARY KEY);
CREATE TABLE public.visits (day date, place int, owner int) PARTITION BY LIST (place);
CREATE TABLE public.visits_1 PARTITION OF public.visits FOR VALUES IN (1);
CREATE TABLE public.sales (id int, place int, PRIMARY KEY (id, place)) PARTITION BY LIST (place);
CREATE TABLE public.sales_1 PARTITION OF public.sales FOR VALUES IN (1);
CREATE TABLE public.sales_2 PARTITION OF public.sales FOR VALUES IN (2);
ALTER TABLE public.sales_2 RENAME CONSTRAINT sales_2_pkey TO "second's key";
