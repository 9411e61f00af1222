CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'x';
CREATE TABLE app.t (
    a integer
);
COMMENT ON TABLE app.t IS 'y';
