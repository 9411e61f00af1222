CREATE TABLE public.a (
    id integer NOT NULL,
    parent integer,
    CONSTRAINT a_parent_fkey FOREIGN KEY (parent) REFERENCES public.a(id),
    CONSTRAINT a_pkey PRIMARY KEY (id)
);
