-- statement:
create publication created for table t;
