ALTER TABLE public.t DROP CONSTRAINT t_x_check;
ALTER TYPE public.e ADD VALUE 'c' AFTER 'b';
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_x_check CHECK ((x <> 'c'::public.e));
