-- statement:
lock table t;
