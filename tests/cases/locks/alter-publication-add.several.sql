-- role table = t, u
create publication several;
-- statement:
alter publication several add table t, u;
