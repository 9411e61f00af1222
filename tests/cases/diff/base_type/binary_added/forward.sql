ALTER TYPE public.money2 SET (receive = public.money2_recv, send = public.money2_send);
