DROP TYPE s.e;
DROP FUNCTION s.f(integer);
-- data-loss: how far it has counted is forgotten
DROP SEQUENCE s.q;
DROP VIEW s.v;
-- data-loss: all rows of the table go
DROP TABLE s.t;
DROP SCHEMA s;
