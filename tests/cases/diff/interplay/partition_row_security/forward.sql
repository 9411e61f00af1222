ALTER TABLE public.p1 ENABLE ROW LEVEL SECURITY;
-- privilege-change: who sees and changes which rows changes
CREATE POLICY q ON public.p1 USING (true);
