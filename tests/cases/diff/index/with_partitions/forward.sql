CREATE TABLE public.t (
    id integer
) PARTITION BY LIST (id);
CREATE INDEX i ON public.t USING btree (id);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES IN (2);
