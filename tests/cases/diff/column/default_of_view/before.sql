create view v as select a from t;
