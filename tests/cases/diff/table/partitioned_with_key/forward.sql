CREATE TABLE public.t (
    id integer NOT NULL,
    d date NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id, d)
) PARTITION BY RANGE (d);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
