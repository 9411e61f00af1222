DROP FUNCTION s.f(s.t);
DROP MATERIALIZED VIEW s.m;
DROP VIEW s.v;
-- data-loss: all rows of the table go
DROP TABLE s.t;
DROP DOMAIN s.d;
DROP TYPE s.e;
DROP FUNCTION s.g();
-- data-loss: how far it has counted is forgotten
DROP SEQUENCE s.q;
DROP SCHEMA s;
