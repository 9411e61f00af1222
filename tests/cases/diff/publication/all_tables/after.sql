create publication p for all tables;
