-- data-loss: the values of the column go
ALTER TABLE app.t DROP COLUMN c;
CREATE TABLE app.gone (
    a integer
);
ALTER TABLE app.t DISABLE ROW LEVEL SECURITY;
COMMENT ON TABLE app.t IS 'x';
ALTER TABLE app.t ALTER COLUMN a SET DEFAULT 5;
-- may-fail: values may not fit into character varying(10)
ALTER TABLE app.t ALTER COLUMN b TYPE character varying(10);
