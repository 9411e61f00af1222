CREATE TABLE public.t (
    a integer,
    b text,
    c integer
);
ALTER PUBLICATION p ADD TABLE ONLY public.t;
