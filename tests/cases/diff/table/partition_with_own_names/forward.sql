CREATE TABLE public.p (
    a integer NOT NULL
) PARTITION BY LIST (a);
CREATE TABLE public.p1 PARTITION OF public.p (
    CONSTRAINT p1_a_not_null NOT NULL a
) FOR VALUES IN (1);
