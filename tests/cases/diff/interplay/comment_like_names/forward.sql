CREATE TABLE public."-- drop" (
    "/* x" integer,
    "*/" integer
);
CREATE VIEW public."--" ("/* x") AS
 SELECT "/* x"
   FROM public."-- drop";
