create schema if not exists shop;
create table if not exists shop.carts (id int);
