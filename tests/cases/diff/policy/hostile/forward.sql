-- privilege-change: who sees and changes which rows changes
CREATE POLICY "p;""x" ON public.t USING ((b <> 'it''s'::text));
