drop schema if exists shop;
