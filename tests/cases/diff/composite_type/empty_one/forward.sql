CREATE TYPE public.c AS ();
