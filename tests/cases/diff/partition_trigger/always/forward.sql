-- privilege-change: what the trigger guards is guarded otherwise
ALTER TABLE public.p1 ENABLE ALWAYS TRIGGER g;
