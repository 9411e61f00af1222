-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t FOR INSERT WITH CHECK ((a = ANY (ARRAY[1, 2])));
