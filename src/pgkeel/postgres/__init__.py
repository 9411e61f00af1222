"""The only importer of psycopg and the only runner of PostgreSQL's programs."""
