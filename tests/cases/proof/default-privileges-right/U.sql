alter default privileges in schema public revoke select on tables from reader;
