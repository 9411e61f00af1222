DROP VIEW public.shelves;
DROP VIEW public.states;
