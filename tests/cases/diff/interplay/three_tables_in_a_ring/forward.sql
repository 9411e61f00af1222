CREATE TABLE public.a (
    id integer NOT NULL,
    b integer,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);
CREATE TABLE public.b (
    id integer NOT NULL,
    c integer,
    CONSTRAINT b_pkey PRIMARY KEY (id)
);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.b ADD CONSTRAINT b_c_fkey FOREIGN KEY (c) REFERENCES public.a(id);
CREATE TABLE public.c (
    id integer NOT NULL,
    a integer,
    CONSTRAINT c_pkey PRIMARY KEY (id)
);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES public.c(id);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES public.b(id);
