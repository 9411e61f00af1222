ALTER TABLE public.visits DROP CONSTRAINT theirs;
ALTER TABLE public.visits DROP CONSTRAINT visits_place_day_key;
ALTER TABLE public.sales_1 RENAME CONSTRAINT first TO sales_1_pkey;
ALTER TABLE public.sales_2 RENAME CONSTRAINT sales_2_pkey TO "second's key";
