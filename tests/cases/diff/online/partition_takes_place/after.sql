CREATE TABLE public.sales (k bigint, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE public.sales_a PARTITION OF public.sales FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
CREATE TABLE public.sales_b PARTITION OF public.sales FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
CREATE TABLE public.visits (day date) PARTITION BY RANGE (day);
CREATE TABLE public.visits_a PARTITION OF public.visits FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
CREATE TABLE public.visits_z PARTITION OF public.visits FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
