create function plus(money2, money2) returns money2 language internal immutable as 'int4pl';
create operator + (leftarg = money2, rightarg = money2, function = plus);
create table t (price money2 default '3', prices money2[]);
create view v as select price from t;
