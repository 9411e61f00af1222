-- privilege-change: who sees and changes which rows changes
DROP POLICY p ON public.t;
