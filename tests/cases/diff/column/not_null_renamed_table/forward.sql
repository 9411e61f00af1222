ALTER TABLE public.t RENAME CONSTRAINT u_a_not_null TO t_a_not_null;
