-- data-loss: all rows of the table go
DROP TABLE "ünï"."täble ☃";
DROP SCHEMA "ünï";
