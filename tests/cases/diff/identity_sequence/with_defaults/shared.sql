create role keel_reader;
alter default privileges in schema public grant usage on sequences to keel_reader;
