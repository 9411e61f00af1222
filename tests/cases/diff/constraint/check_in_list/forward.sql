-- may-fail: existing rows may not satisfy it
ALTER TABLE public.t ADD CONSTRAINT t_s_check CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b''c'::character varying)::text, ('d,e'::character varying)::text])));
