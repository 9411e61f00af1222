alter table if exists shop.books set schema public;
