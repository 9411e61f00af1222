CREATE TABLE public.u (
    x integer
);
-- privilege-change: who sees and changes which rows changes
CREATE POLICY p ON public.t USING ((EXISTS ( SELECT
   FROM public.u
  WHERE (u.x = t.a))));
