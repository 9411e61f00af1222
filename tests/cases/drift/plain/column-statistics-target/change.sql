alter table shop.books alter title set statistics 500;
