create statistics s on a, n from t;
-- statement:
drop statistics s;
