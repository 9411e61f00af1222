DROP FUNCTION s.f(s.t);
DROP MATERIALIZED VIEW s.m;
DROP VIEW s.v;
-- data-loss: all rows of the table go
DROP TABLE s.t;
DROP TYPE s.e;
DROP SCHEMA s;
