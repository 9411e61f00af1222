CREATE SEQUENCE public."s;""x";
