ALTER TYPE public.money2 SET (receive = none, send = none);
