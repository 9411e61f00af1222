CREATE EXTENSION hstore WITH SCHEMA public VERSION '1.8';
CREATE TABLE public.t (
    a public.hstore,
    b integer
);
CREATE INDEX i ON public.t USING gin (a);
