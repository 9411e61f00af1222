ALTER TABLE public.a DROP CONSTRAINT a_b_fkey;
ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;
-- data-loss: all rows of the table go
DROP TABLE public.a;
-- data-loss: all rows of the table go
DROP TABLE public.b;
