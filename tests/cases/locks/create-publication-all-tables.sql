-- statement:
create publication everything for all tables;
