CREATE TABLE public.t (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    a text NOT NULL,
    b integer,
    c timestamp with time zone DEFAULT now(),
    CONSTRAINT t_a_key UNIQUE (a),
    CONSTRAINT t_b_check CHECK ((b > 0)),
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
