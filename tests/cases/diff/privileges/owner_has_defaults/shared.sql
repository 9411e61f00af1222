create role keel_owner; alter default privileges in schema public grant all on tables to keel_owner; alter default privileges in schema public grant all on sequences to keel_owner;
