DROP SUBSCRIPTION "s'; drop table x; --";
