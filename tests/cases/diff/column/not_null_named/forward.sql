ALTER TABLE public.t RENAME CONSTRAINT t_a_not_null TO "a is there";
-- may-fail: rows may hold NULL
ALTER TABLE public.t ADD CONSTRAINT b_there NOT NULL b;
