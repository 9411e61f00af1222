grant all on all tables in schema private to authenticated;
grant usage on schema private to anon;
