CREATE TEXT SEARCH DICTIONARY public.d (template = pg_catalog.simple);
