ALTER TABLE public.t DROP CONSTRAINT t_x_check;
ALTER TYPE public.e ADD VALUE 'd' AFTER 'c';
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_x_check CHECK ((x <> 'd'::public.e));
