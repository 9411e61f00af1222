drop schema if exists shop;
drop table if exists shop.carts;
