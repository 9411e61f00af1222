CREATE TABLE public.sales (k int, day date) PARTITION BY RANGE (day);
CREATE TABLE public.sales_a PARTITION OF public.sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.sales_b (k int, day date);
CREATE TABLE public.visits (day date) PARTITION BY RANGE (day);
CREATE TABLE public.visits_z PARTITION OF public.visits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
