CREATE TABLE public.sales (k int, day date, n int CHECK (n > 0), PRIMARY KEY (k, day)) PARTITION BY RANGE (day);
CREATE TABLE public.sales_a PARTITION OF public.sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ON public.sales (n);
CREATE INDEX ON public.sales (day);
CREATE INDEX own ON public.sales_a (k);
