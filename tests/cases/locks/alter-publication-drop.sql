create publication removed for table t;
-- statement:
alter publication removed drop table t;
