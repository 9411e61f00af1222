-- statement:
create statistics s on a, n from t;
