create text search configuration c (parser = pg_catalog."default");
