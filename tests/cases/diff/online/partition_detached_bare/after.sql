CREATE TABLE public.sales (k int, day date, n int CHECK (n > 0), PRIMARY KEY (k, day)) PARTITION BY RANGE (day);
CREATE INDEX ON public.sales (n);
CREATE INDEX ON public.sales (day);
CREATE TABLE public.sales_a (k int CONSTRAINT sales_k_not_null NOT NULL, day date CONSTRAINT sales_day_not_null NOT NULL, n int);
CREATE INDEX own ON public.sales_a (k);
CREATE INDEX ON public.sales_a (n);
