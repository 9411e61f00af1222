-- data-loss: all rows of the table go
DROP TABLE app.gone;
COMMENT ON TABLE app.t IS NULL;
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.t ALTER COLUMN a SET DEFAULT 7;
ALTER TABLE app.t ALTER COLUMN b TYPE character varying(20);
ALTER TABLE app.t ADD COLUMN c text;
COMMENT ON COLUMN app.t.c IS 'it''s new';
