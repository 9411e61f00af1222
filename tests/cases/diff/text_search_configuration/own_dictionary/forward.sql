CREATE TEXT SEARCH DICTIONARY public.d (template = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION public.c (parser = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR word WITH public.d, pg_catalog.simple;
