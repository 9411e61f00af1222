create view v as select a from t;
alter view v alter column a set default 4;
