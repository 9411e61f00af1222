ALTER TABLE public.a DROP CONSTRAINT a_b_fkey;
ALTER TABLE public.b DROP CONSTRAINT b_c_fkey;
-- data-loss: all rows of the table go
DROP TABLE public.a;
ALTER TABLE public.c DROP CONSTRAINT c_a_fkey;
-- data-loss: all rows of the table go
DROP TABLE public.b;
-- data-loss: all rows of the table go
DROP TABLE public.c;
