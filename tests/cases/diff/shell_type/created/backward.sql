DROP TYPE public.later;
