create materialized view m as select a, b from t;
