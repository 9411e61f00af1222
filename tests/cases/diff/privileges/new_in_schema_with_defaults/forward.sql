CREATE TABLE app.n (
    a integer
);
