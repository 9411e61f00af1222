create function eq(int, text) returns boolean language sql immutable as 'select $1::text = $2';
create operator === (function = eq, leftarg = int, rightarg = text); create table t (a int, b text, check (a === b)); create view v as select a === b as same from t;
