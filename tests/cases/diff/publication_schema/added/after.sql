create schema app;
create publication p for tables in schema app;
