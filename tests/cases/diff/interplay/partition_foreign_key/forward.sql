-- may-fail: existing rows may not satisfy it
ALTER TABLE public.p ADD CONSTRAINT p_o_fkey FOREIGN KEY (o) REFERENCES public.o(id);
