alter table shop.books alter price set default 100;
