-- privilege-change: who sees and changes which rows changes
DROP POLICY q ON public.p1;
ALTER TABLE public.p1 DISABLE ROW LEVEL SECURITY;
