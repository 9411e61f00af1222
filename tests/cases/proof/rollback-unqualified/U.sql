drop table carts;
drop schema shop;
