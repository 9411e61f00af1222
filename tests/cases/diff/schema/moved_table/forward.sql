-- data-loss: all rows of the table go
DROP TABLE a.t;
CREATE TABLE b.t (
    x integer
);
