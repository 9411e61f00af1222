-- privilege-change: what the trigger guards is guarded otherwise
ALTER TABLE public.t DISABLE TRIGGER g;
