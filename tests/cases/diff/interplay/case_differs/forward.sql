CREATE TABLE public."T" (
    "A" integer,
    a integer
);
