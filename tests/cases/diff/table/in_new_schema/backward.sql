-- data-loss: all rows of the table go
DROP TABLE app.t;
DROP SCHEMA app;
