-- data-loss: all rows of the table go
DROP TABLE b.t;
CREATE TABLE a.t (
    x integer
);
