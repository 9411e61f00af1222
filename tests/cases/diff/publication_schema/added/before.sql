create schema app;
create publication p;
