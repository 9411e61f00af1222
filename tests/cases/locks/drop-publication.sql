create publication dropped for table t;
-- statement:
drop publication dropped;
