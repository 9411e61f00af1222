create publication added;
-- statement:
alter publication added add table t;
