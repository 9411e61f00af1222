CREATE TABLE public.t (
    id integer,
    d date
) PARTITION BY RANGE (d);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (id);
CREATE TABLE public.t_1_a PARTITION OF public.t_1 FOR VALUES IN (1, 2);
