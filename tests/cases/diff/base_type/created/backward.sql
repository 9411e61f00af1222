DROP TYPE public.money2 CASCADE;
