create statistics s on a, n from t;
-- statement:
alter statistics s set statistics 100;
