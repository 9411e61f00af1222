ALTER TABLE public.a DROP CONSTRAINT r;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.a ADD CONSTRAINT r FOREIGN KEY (b) REFERENCES public.b(id) ON DELETE CASCADE;
