CREATE TABLE public.t (
    a integer NOT NULL,
    b integer,
    CONSTRAINT t_b UNIQUE (b),
    CONSTRAINT t_key PRIMARY KEY (a)
);
COMMENT ON CONSTRAINT t_b ON public.t IS 'no index';
COMMENT ON INDEX public.t_key IS 'the index';
