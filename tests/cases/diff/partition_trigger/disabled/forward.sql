-- privilege-change: what the trigger guards is guarded otherwise
ALTER TABLE public.p1 DISABLE TRIGGER g;
